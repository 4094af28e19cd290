"""The definition of Bundle as trust-manager 0.12.0 had it, made from a newer one.

The module of that version is not served everywhere, and other projects' files are not copied here.
"""

from __future__ import annotations

from typing import Any

from ...conftest import Manifest

Schema = dict[str, Any]

_NEWER_FIELDS = (
    "spec.sources.items.configMap.includeAllKeys",
    "spec.sources.items.secret.includeAllKeys",
    "spec.target.additionalFormats.pkcs12.profile",
    "spec.target.configMap.metadata",
    "spec.target.namespaceSelector.matchExpressions",
    "spec.target.secret.metadata",
)

_REQUIRED_THEN = {
    "spec": ["sources", "target"],
    "spec.sources.items.configMap": ["key"],
    "spec.sources.items.secret": ["key"],
    "status.conditions.items": ["lastTransitionTime", "reason", "status", "type"],
}

_NEWER_RULES = ("maxItems", "minItems", "minProperties", "x-kubernetes-validations")
_UNLIMITED_THEN = ("defaultCAVersion", "inLine", "key", "name")


def article_bundle(definition: Manifest) -> Manifest:
    """Return a newer definition without what it has learnt since."""
    definition["metadata"]["annotations"] = {"helm.sh/resource-policy": "keep"}
    (version,) = definition["spec"]["versions"]
    schema: Schema = version["schema"]["openAPIV3Schema"]
    for path in _NEWER_FIELDS:
        parent, _, name = path.rpartition(".")
        del _at(schema, parent)["properties"][name]
    _forget_rules(schema)
    for path, names in _REQUIRED_THEN.items():
        _at(schema, path)["required"] = names
    return definition


def _at(schema: Schema, path: str) -> Schema:
    for name in path.split("."):
        schema = schema["items"] if name == "items" else schema["properties"][name]
    return schema


def _forget_rules(schema: Schema, name: str = "") -> None:
    for rule in _NEWER_RULES:
        schema.pop(rule, None)
    if name in _UNLIMITED_THEN:
        schema.pop("maxLength", None)
    if name in _UNLIMITED_THEN or schema.get("minLength") == 0:
        schema.pop("minLength", None)
    if name != "selector":
        schema.pop("x-kubernetes-map-type", None)
    if schema.get("x-kubernetes-list-type") == "atomic" and name == "sources":
        del schema["x-kubernetes-list-type"]
    for child, below in schema.get("properties", {}).items():
        _forget_rules(below, child)
    if "items" in schema:
        _forget_rules(schema["items"])
