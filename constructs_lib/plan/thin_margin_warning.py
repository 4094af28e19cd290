"""The warning about a margin that a single misfortune uses up."""

from __future__ import annotations


class ThinMarginWarning(UserWarning):
    """A certificate is replaced in time, but only while nothing goes wrong.

    It is a Python warning, and not text on the standard error, so that a test suite sees it, CI can
    make an error of it (``-W error::constructs_lib.ThinMarginWarning``), and whoever accepts it can
    ignore it by its name.
    """
