"""What is waited for, and why: every reason of status.json and of Events, in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

NEVER = datetime.max.replace(tzinfo=UTC)
"""A wait until then takes people."""

Phase = Literal[
    "settling",
    "control plane",
    "data plane",
    "flip",
    "identity",
    "leaves",
    "re-key",
    "rest",
    "stuck",
]

Reason = Literal[
    # What has to be so before anything is done.
    "ClockDiffers",
    "CertificateMissing",
    "IssuerOfGitRefused",
    "CertificateIssuing",
    "CertificateNotReady",
    "CertificateRequestMissing",
    "TrustAnchorNotRenewed",
    "TrustAnchorNotInBundle",
    "TrustAnchorNotInTrustRoots",
    "TrustRootsUndated",
    "IssuerNamesNoAnchor",
    "IssuerNotReissued",
    "ForeignIssuer",
    "TrustAnchorLost",
    # What a mesh that others made waits for.
    "IdentityIssuerKept",
    "RootEndsEarly",
    # What phase "stuck" is for.
    "IssuerKeyMismatch",
    "TrustAnchorsShareKey",
    # What holds a restart.
    "KubeletsBehind",
    "IdentityIssuerFresh",
    "ControlPlaneIncomplete",
    "WorkloadsQueued",
    "DisruptionNotAllowed",
    "PodsTerminating",
    "JobRunning",
    "PodWithoutWorkload",
    "WorkloadGone",
    "NamespaceNotOurs",
    "WorkloadPaused",
    "WorkloadDoesNotRollOut",
    "ProxyInTemplate",
    "VariableTwice",
    "RolloutIncomplete",
    "WorkloadStalled",
    "RestartsHalted",
    "RestartedInVain",
    "ObjectUnreadable",
    # What holds a move.
    "FlipUndone",
    "TemplateLacksAnchor",
    "TrustNotVouched",
    "LeavingNotVouched",
    "ControlPlaneYoung",
    "MoveAnnounced",
    "RetiredAnchorInUse",
    "OldLeavesAlive",
    "AwaitingNewKey",
    "NotDue",
    "GitDecides",
    "AnchorLeaving",
    "GateUnreadable",
    "Idle",
    "Unlocked",
]
"""A stable word for tools, alerts and the documentation: none is ever given another meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Something that has to be so before the next step.

    Attributes:
        what: What is waited for.
        why: What is in the way.
        until: When it ends by itself; ``None`` if that is not known, ``NEVER`` if it takes people.
    """

    reason: Reason
    what: str
    why: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A wait of something that is named elsewhere."""

    reason: Reason
    why: str
    until: datetime | None = None

    def of(self, what: str) -> Wait:
        """Return the wait for something that this is in the way of."""
        return Wait(reason=self.reason, what=what, why=self.why, until=self.until)
