"""The warning about trust anchors that nothing keeps."""

from __future__ import annotations


class NoLockWarning(UserWarning):
    """The anchors rotate on clusters whose API server cannot keep them; see ``AnchorLock``.

    It is a Python warning for the same reasons as ``ThinMarginWarning``.
    """
