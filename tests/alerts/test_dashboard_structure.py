"""The dashboard's JSON: what Grafana's panels read, by a schema, for every kind of mesh."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdk8s import App
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from constructs_lib import ALL_NAMESPACES, EDGE_26_8_3, AnchorRotation, LinkerdStack

from ..conftest import one, synth

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0}


def record(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object with these properties and perhaps others."""
    return {"type": "object", "required": [*properties], "properties": properties}


def array(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the schema of an array that is not empty."""
    return {"type": "array", "minItems": 1, "items": items, **more}


def schema(content: dict[str, Any]) -> Validator:
    """Return what compares with a schema."""
    return Draft202012Validator(content)


SOURCE = {"const": {"type": "prometheus", "uid": "${datasource}"}}
PLACE = record(x=NUMBER, y=NUMBER, w={"type": "integer", "maximum": 24}, h=NUMBER)
STEP = record(value={"type": ["integer", "null"]}, color={"enum": ["green", "orange", "red"]})
# The first step holds for all that is below the second, so Grafana wants no value of it.
STEPS = array(STEP, prefixItems=[record(value={"const": None})])
THRESHOLDS = record(mode={"const": "absolute"}, steps=STEPS)
DEFAULTS = record(
    unit={"enum": ["s", "none", "bool_yes_no"]},
    color=record(mode={"enum": ["palette-classic", "thresholds"]}),
    thresholds=THRESHOLDS,
)
TARGET = record(
    refId={"pattern": "^[A-Z]$"},
    datasource=SOURCE,
    expr=TEXT,
    legendFormat={"type": "string"},
    instant={"type": "boolean"},
    range={"type": "boolean"},
)
PANEL = record(
    id=NUMBER,
    type={"enum": ["stat", "state-timeline", "table", "timeseries"]},
    title=TEXT,
    description=TEXT,
    datasource=SOURCE,
    gridPos=PLACE,
    targets=array(TARGET),
    fieldConfig=record(defaults=DEFAULTS, overrides={"const": []}),
    options={"type": "object"},
    links={"type": "array", "items": record(title=TEXT, url={"pattern": "^https://"})},
)
ROW = record(
    id=NUMBER,
    type={"const": "row"},
    title=TEXT,
    collapsed={"const": False},
    panels={"const": []},
    gridPos=PLACE,
)
DASHBOARD = record(
    # Grafana 11 takes 40 characters at most.
    uid={"type": "string", "minLength": 1, "maxLength": 40},
    title=TEXT,
    schemaVersion={"const": 39},
    editable={"const": False},
    timezone={"enum": ["utc", "browser"]},
    time=record(**{"from": TEXT, "to": TEXT}),
    templating=record(list=array(record(name={"const": "datasource"}, query=TEXT))),
    panels=array({"if": record(type={"const": "row"}), "then": ROW, "else": PANEL}),
)


@pytest.mark.parametrize(
    "options",
    [{}, {"release": EDGE_26_8_3, "anchor_rotation": AnchorRotation(namespaces=ALL_NAMESPACES)}],
    ids=["stable", "rotates"],
)
def test_the_config_map_holds_a_dashboard_that_grafana_takes(options: dict[str, Any]) -> None:
    stack = LinkerdStack(
        App(),
        "Mesh",
        kubernetes_version="1.34",
        alerts=True,
        alert_runbooks="https://git.example.com/runbooks",
        dashboard_labels={"grafana_dashboard": "1"},
        **options,
    )
    config_map = one(synth(stack.charts["linkerd"]), "ConfigMap", "linkerd-certificates")
    ((name, text),) = config_map["data"].items()
    assert name.endswith(".json"), "the sidecar writes files by these names"
    content = json.loads(text)
    found = schema(DASHBOARD).iter_errors(content)
    problems = [f"{error.json_path}: {error.message}" for error in found]
    assert problems == []
    for panel in content["panels"]:
        names = [target["refId"] for target in panel.get("targets", ())]
        assert len({*names}) == len(names)
        values = [
            step["value"]
            for step in panel.get("fieldConfig", {})
            .get("defaults", {})
            .get("thresholds", {})
            .get("steps", [])[1:]
        ]
        assert values == sorted(values), "Grafana colours by the last step that is reached"
