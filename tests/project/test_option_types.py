"""Every public option, with a value of another type: property and value are in the message."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cdk8s import App, Duration

import constructs_lib
from constructs_lib import (
    EDGE_26_8_3,
    AllowedChange,
    AnchorRotation,
    InjectionGuard,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    PodOptions,
    WebhookCertificate,
)
from constructs_lib.kubernetes.option_types import _choices, check_type  # pyright: ignore[reportPrivateUsage]

# The plan's results and an alert's parts come from the library: nobody writes them as options.
RESULTS = frozenset(
    {"RenewalPlan", "Requirement", "Verdict", "Term", "Setback", "RuleGroup", "AlertRule"}
    | {"HelmRelease", "DroppedHook", "ThinMarginWarning", "Mesh", "PlannedAuthority", "Restarter"}
    | {"PlannedCertificate", "SecretName", "RotatorRuns", "Schedule", "CertificateRef"}
    | {"FleetClass", "RootCertificate"}
)


class Stranger:
    """What no option takes."""

    def __repr__(self) -> str:
        return "a-stranger"


def callables() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in constructs_lib.__all__:
        public = getattr(constructs_lib, name)
        if not inspect.isclass(public) or name in RESULTS:
            continue
        yield name, public
        for method, function in inspect.getmembers(public, inspect.ismethod):
            if method == "of_seconds":  # For the plan, and unchecked.
                continue
            if not method.startswith("_") and function.__qualname__.startswith(f"{name}."):
                yield f"{name}.{method}", function


def options() -> Iterator[Any]:
    for name, function in callables():
        target = function.__init__ if inspect.isclass(function) else function
        for parameter in inspect.signature(target).parameters.values():
            if parameter.name in ("self", "args", "kwargs", "scope", "id"):
                continue
            names = getattr(inspect.unwrap(target), "__globals__", {})
            if any(_choices(str(parameter.annotation), names)):
                yield pytest.param(function, parameter.name, id=f"{name}-{parameter.name}")


@pytest.mark.parametrize(("function", "option"), list(options()))
def test_an_option_of_another_type(function: Callable[..., Any], option: str) -> None:
    with pytest.raises(ValueError, match=rf"'{option}' \(a-stranger\) must be "):
        function(**{option: Stranger()})


def test_options_are_found() -> None:
    assert len(list(options())) > 120


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: LinkerdStack(App(), "Mesh", kubernetes_version=1.34),  # type: ignore[arg-type]
            "'kubernetes_version' (1.34) must be a text: write '1.34' with quotes",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", replicas="3"),  # type: ignore[arg-type]
            "'replicas' (3) must be a whole number: write 3 without quotes",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", release="edge-26.8.3"),  # type: ignore[arg-type]
            "'release' (edge-26.8.3) must be a LinkerdRelease: write EDGE_26_8_3, or another "
            "release that you import",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", restart_schedule="0 */6 * * *"),  # type: ignore[arg-type]
            "'restart_schedule' (0 */6 * * *) must be a Cron: write Cron(minute='0', hour='*/6')",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", viz="off"),  # type: ignore[arg-type]
            "'viz' (off) must be True or False",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", replicas=True),
            "'replicas' (True) must be a whole number",
        ),
        (
            lambda: WebhookCertificate(App(), "Hook", service="a", issuer="platform-ca"),  # type: ignore[arg-type]
            "'issuer' (platform-ca) must be an IssuerRef: write "
            "IssuerRef.from_cluster_issuer_name('platform-ca')",
        ),
        (
            lambda: Lifetime(duration="336h", renew_before=Duration.hours(1)),  # type: ignore[arg-type]
            "'duration' (336h) must be a Duration: write Duration.hours(336)",
        ),
        (
            lambda: InjectionGuard(App(), "Guard", namespaces="shop"),
            "'namespaces' (shop) must be a list of texts: write ['shop']",
        ),
        (
            lambda: AnchorRotation(namespaces="search"),
            "'namespaces' (search) must be a list of texts: write ['search']",
        ),
        (
            lambda: PodOptions(image_pull_secrets="registry"),
            "'image_pull_secrets' (registry) must be a list of texts: write ['registry']",
        ),
        (
            lambda: IssuerRef.from_cluster_issuer_name(7),  # type: ignore[arg-type]
            "'name' (7) must be a text: write '7' with quotes",
        ),
    ],
)
def test_who_thinks_in_yaml_is_answered(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        make()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("value", "annotation"),
    [
        (["a"], "Sequence[str]"),
        (("a",), "Sequence[str] | None"),
        (None, "Sequence[str] | None"),
        ({"a"}, "frozenset[str]"),
        (1, "float"),
        ({}, "Mapping[str, str]"),
        (EDGE_26_8_3, "LinkerdRelease"),
        (object(), "Any"),
        (object(), "Literal['a']"),
    ],
)
def test_what_fits_passes(value: object, annotation: str) -> None:
    check_type("option", value, annotation, test_what_fits_passes)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (
            lambda: LinkerdStack(App(), "Mesh", trust_roots_namespace_labels={"": ""}),
            "'trust_roots_namespace_labels' holds the key ''",
        ),
        (
            lambda: LinkerdStack(App(), "Mesh", alerts=True, alert_labels={"release": "a b"}),
            "'labels' holds release: a b",
        ),
        (
            lambda: LinkerdStack(
                App(),
                "Mesh",
                kubernetes_version="1.34",
                anchor_rotation=AnchorRotation(namespaces=["Shop"]),
            ),
            "'namespaces' (Shop) must be a DNS label",
        ),
        (lambda: AllowedChange(group="apps", resources=[], fields=[("spec",)]), "'resources' ()"),
        (
            lambda: AllowedChange(group="apps", resources=["deployments"], fields=["spec"]),  # type: ignore[list-item]
            "'fields' (spec) must be a list of texts: write ['spec']",
        ),
    ],
    ids=["roots", "alerts", "rotation", "resources", "fields"],
)
def test_what_only_the_api_server_would_say(make: Callable[[], object], problem: str) -> None:
    with pytest.raises(ValueError, match=re.escape(problem)):
        make()
