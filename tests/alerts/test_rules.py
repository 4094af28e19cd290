"""All rules together: they are rules, they are quiet while all is well, and they tell enough."""

from __future__ import annotations

import re

from ..support.alert_scenario import DAY, HOUR, Mesh, all_is_well
from ..support.promtool import Promtool


def test_promtool_takes_them(tool: Promtool) -> None:
    finished = tool.run("check", "rules", "--lint=all", "--lint-fatal", "rules.yaml")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "SUCCESS" in finished.stdout


def test_a_misspelt_expression_is_found(promtool: str, mesh: Mesh, tool: Promtool) -> None:
    """Else the check above would prove nothing."""
    mesh.rules["spec"]["groups"][0]["rules"][0]["expr"] += ")"
    broken = Promtool.with_rules(promtool, mesh.rules, tool.folder / "broken")
    assert broken.run("check", "rules", "rules.yaml").returncode != 0


def test_nothing_fires_while_all_is_well(tool: Promtool, mesh: Mesh) -> None:
    """A day of runs of the restarters, looked at every ten minutes."""
    seconds = DAY
    moments = range(0, seconds, 600)
    tool.check(all_is_well(mesh, seconds), {at: {} for at in moments})


def test_nothing_fires_where_labels_are_honoured(tool: Promtool, mesh: Mesh) -> None:
    """A Prometheus that keeps the exporters' labels has no ``exported_namespace``."""
    well = all_is_well(mesh, 8 * HOUR)
    renamed = {
        re.sub(r'namespace="cert-manager",exported_namespace=', "namespace=", name): values
        for name, values in well.items()
    }
    assert not any("exported_namespace" in name for name in renamed)
    tool.check(renamed, {at: {} for at in range(0, 8 * HOUR, 600)})


def test_somebody_elses_series_change_nothing(tool: Promtool, mesh: Mesh) -> None:
    """Names of ours in other namespaces, where one is about to end and another failed long ago."""
    series = all_is_well(mesh, 8 * HOUR)
    strange = {"name": "linkerd-identity-issuer", "namespace": "cert-manager"}
    series.put(
        "certmanager_certificate_expiration_timestamp_seconds",
        "60x480",
        **strange,
        exported_namespace="staging",
    )
    series.put(
        "certmanager_certificate_ready_status",
        "0x480",
        **strange,
        exported_namespace="staging",
        condition="True",
    )
    series.put(
        "kube_cronjob_status_last_successful_time",
        "1x480",
        namespace="staging",
        cronjob="linkerd-restarter",
    )
    tool.check(series, {at: {} for at in range(0, 8 * HOUR, 600)})
