"""How long a certificate lives, and when it is renewed."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdk8s import Duration

from ..kubernetes.go_duration import go_duration, whole_seconds

SHORTEST_DURATION = 3600
"""cert-manager's minimum, in seconds (cert-manager@v1.16.1 pkg/apis/certmanager/v1/const.go)."""

SHORTEST_RENEW_BEFORE = 300
"""cert-manager's minimum, in seconds (cert-manager@v1.16.1 pkg/apis/certmanager/v1/const.go)."""

LONGEST_DURATION = (2**63 - 1) // 10**9
"""The longest Go time.Duration, in seconds. cert-manager's fields are of that type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """A Certificate's ``duration`` and ``renewBefore``.

    Two lifetimes of the same lengths are equal, in whatever units they were written.

    Attributes:
        duration: The time from the certificate's issue to its end, at least one hour.
        renew_before: How long before that end cert-manager renews: at least five minutes, and less
            than *duration*.

    Raises:
        ValueError: cert-manager would refuse the pair, or renew without end. The rules are
            those of cert-manager (cert-manager@v1.16.1
            internal/apis/certmanager/validation/certificate.go).
    """

    duration: Duration = field(compare=False)
    renew_before: Duration = field(compare=False)
    duration_seconds: int = field(init=False, repr=False)
    renew_before_seconds: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        duration = whole_seconds("duration", self.duration)
        renew_before = whole_seconds("renew_before", self.renew_before)
        object.__setattr__(self, "duration_seconds", duration)
        object.__setattr__(self, "renew_before_seconds", renew_before)
        if duration < SHORTEST_DURATION:
            raise ValueError(
                f"'duration' ({go_duration(duration)}) must be at least 1h: cert-manager refuses "
                "shorter certificates"
            )
        if duration > LONGEST_DURATION:
            raise ValueError(
                f"'duration' ({go_duration(duration)}) must be at most "
                f"{go_duration(LONGEST_DURATION)}: Go has no longer duration"
            )
        if renew_before < SHORTEST_RENEW_BEFORE:
            raise ValueError(
                f"'renew_before' ({go_duration(renew_before)}) must be at least 5m: cert-manager "
                "refuses shorter times"
            )
        if renew_before >= duration:
            raise ValueError(
                f"'renew_before' ({go_duration(renew_before)}) must be shorter than 'duration' "
                f"({go_duration(duration)}): otherwise cert-manager would renew the certificate as "
                "soon as it is issued"
            )

    @classmethod
    def of_hours(cls, duration: float, *, renew_before: float) -> Lifetime:
        """Return a lifetime of *duration* hours, renewed *renew_before* hours before its end.

        Raises:
            ValueError: As the constructor does.
        """
        for name, hours in (("duration", duration), ("renew_before", renew_before)):
            if not 0 <= hours * 3600 <= LONGEST_DURATION:
                raise ValueError(
                    f"'{name}' ({hours:g}h) must be between 0h and {go_duration(LONGEST_DURATION)}"
                )
        return cls(
            duration=Duration.seconds(round(duration * 3600)),
            renew_before=Duration.seconds(round(renew_before * 3600)),
        )

    @property
    def renewal_age_seconds(self) -> int:
        """The certificate's age, in seconds, at which cert-manager replaces it."""
        return self.duration_seconds - self.renew_before_seconds
