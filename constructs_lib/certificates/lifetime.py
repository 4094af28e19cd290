"""How long a certificate lives, and when it is renewed."""

from __future__ import annotations

from dataclasses import dataclass

from cdk8s import Duration

from ..kubernetes.go_duration import go_duration, whole_seconds
from ..kubernetes.option_types import checks_types

SHORTEST_DURATION = 3600
"""cert-manager's minimum, in seconds (cert-manager@v1.16.1 pkg/apis/certmanager/v1/const.go)."""

SHORTEST_RENEW_BEFORE = 300
"""cert-manager's minimum, in seconds (cert-manager@v1.16.1 pkg/apis/certmanager/v1/const.go)."""

LONGEST_DURATION = (2**63 - 1) // 10**9
"""The longest Go time.Duration, in seconds. cert-manager's fields are of that type."""


@dataclass(frozen=True, slots=True, init=False)
class Lifetime:
    """A Certificate's ``duration`` and ``renewBefore``.

    Two lifetimes of the same lengths are equal, in whatever units they were written.

    Attributes:
        duration_seconds: The time from the certificate's issue to its end.
        renew_before_seconds: How long before that end cert-manager renews.
    """

    duration_seconds: int
    renew_before_seconds: int

    @checks_types
    def __init__(self, *, duration: Duration, renew_before: Duration) -> None:
        """Return a lifetime that cert-manager accepts.

        Args:
            duration: From issue to the certificate's end; one hour at least.
            renew_before: How long before that end cert-manager renews; five minutes at least, and
                shorter than ``duration``.

        Raises:
            ValueError: As ``check`` does, or a duration has a fraction of a second.
        """
        self._set(whole_seconds("duration", duration), whole_seconds("renew_before", renew_before))
        self.check()

    def _set(self, duration: int, renew_before: int) -> None:
        object.__setattr__(self, "duration_seconds", duration)
        object.__setattr__(self, "renew_before_seconds", renew_before)

    def check(self) -> None:
        """Refuse what cert-manager refuses.

        Raises:
            ValueError: cert-manager would refuse the pair, or renew without end. The rules are
                cert-manager's own (cert-manager@v1.16.1
                internal/apis/certmanager/validation/certificate.go).
        """
        duration, renew_before = map(
            go_duration, (self.duration_seconds, self.renew_before_seconds)
        )
        if self.duration_seconds < SHORTEST_DURATION:
            raise ValueError(
                f"'duration' ({duration}) must be at least 1h: cert-manager refuses shorter "
                "certificates"
            )
        if self.duration_seconds > LONGEST_DURATION:
            raise ValueError(
                f"'duration' ({duration}) must be at most {go_duration(LONGEST_DURATION)}: Go has "
                "no longer duration"
            )
        if self.renew_before_seconds < SHORTEST_RENEW_BEFORE:
            raise ValueError(
                f"'renew_before' ({renew_before}) must be at least 5m: cert-manager refuses "
                "shorter times"
            )
        if self.renew_before_seconds >= self.duration_seconds:
            raise ValueError(
                f"'renew_before' ({renew_before}) must be shorter than 'duration' ({duration}): "
                "otherwise cert-manager would renew the certificate as soon as it is issued"
            )

    @classmethod
    @checks_types
    def of_hours(cls, duration: float, *, renew_before: float) -> Lifetime:
        """Return a lifetime of *duration* hours, renewed *renew_before* hours before its end.

        Args:
            duration: Hours from issue to the certificate's end; 1 at least.
            renew_before: Hours before that end; five minutes at least, and fewer than *duration*.

        Raises:
            ValueError: As the constructor does.
        """
        for name, hours in (("duration", duration), ("renew_before", renew_before)):
            if not 0 <= hours * 3600 <= LONGEST_DURATION:
                raise ValueError(
                    f"'{name}' ({hours:g}h) must be between 0h and {go_duration(LONGEST_DURATION)}"
                )
        lifetime = cls.of_seconds(round(duration * 3600), renew_before=round(renew_before * 3600))
        lifetime.check()
        return lifetime

    @classmethod
    def documented_identity_issuer(cls) -> Lifetime:
        """Return 48 hours, renewed 25 hours before the end, under a root of years.

        Linkerd's documentation has them: tasks/automatically-rotating-control-plane-tls-credentials
        (linkerd/website@93f0017).
        """
        return cls.of_hours(48, renew_before=25)

    @classmethod
    def ten_year_root(cls) -> Lifetime:
        """Return ten years of 365 days, renewed a year before the end."""
        return cls.of_hours(87600, renew_before=8760)

    @classmethod
    def two_year_intermediate(cls) -> Lifetime:
        """Return two years of 365 days, renewed 60 days before the end."""
        return cls.of_hours(17520, renew_before=1440)

    @classmethod
    def of_seconds(cls, duration: int, *, renew_before: int) -> Lifetime:
        """Return a lifetime given in seconds, unchecked and without a question to Node.

        The renewal plan tries such lifetimes. Whoever writes one into a Certificate checks it.

        Args:
            duration: Seconds from issue to the certificate's end.
            renew_before: Seconds before that end.
        """
        lifetime = cls.__new__(cls)
        lifetime._set(duration, renew_before)
        return lifetime

    @property
    def renewal_age_seconds(self) -> int:
        """The certificate's age, in seconds, at which cert-manager replaces it."""
        return self.duration_seconds - self.renew_before_seconds
