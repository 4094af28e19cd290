"""The adapter by which rules make a synth fail."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

import jsii
from cdk8s import ApiObject
from constructs import Construct, IValidation

from ..kubernetes.manifest import Manifest
from .rules import RULES, Rule, references


@jsii.implements(IValidation)
class ManifestRules:
    """Rules as a validation of everything below a construct.

    It renders each object once more, which takes about a millisecond each. Add it once, to the App.
    """

    def __init__(
        self, scope: Construct, rules: Sequence[Rule] = RULES, *, external: Sequence[str] = ()
    ) -> None:
        """Judge what is below *scope*, by all rules unless *rules* names some.

        Args:
            scope: The construct.
            rules: The rules.
            external: What objects refer to and somebody else makes; see ``references``.
        """
        known = partial(references, external=external)
        self._scope = scope
        self._rules = tuple(known if rule is references else rule for rule in rules)

    def validate(self) -> list[str]:
        """Return all problems."""
        objects = [
            cast("Manifest", construct.to_json())
            for construct in self._scope.node.find_all()
            if isinstance(construct, ApiObject)
        ]
        return [problem for rule in self._rules for problem in rule(objects)]
