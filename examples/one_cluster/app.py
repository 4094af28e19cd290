"""One cluster: the current release, new keys every quarter, alerts, delivered by Argo CD."""

from __future__ import annotations

from cdk8s import App, Duration, YamlOutputType

from constructs_lib import EDGE_26_8_3, AnchorRotation, ArgoCdDelivery, GitFolder, LinkerdStack

app = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
mesh = LinkerdStack(
    app,
    "Mesh",
    release=EDGE_26_8_3,
    kubernetes_version="1.34",
    trust_domain="prod.example.com",
    anchor_rotation=AnchorRotation(
        every=Duration.days(90),
        # The rotator restarts pods in these namespaces, and in no others.
        namespaces=["linkerd", "linkerd-viz", "shop", "search"],
    ),
    alerts=True,
    alert_labels={"team": "platform"},
)
ArgoCdDelivery(
    app,
    "Delivery",
    mesh=mesh,
    git=GitFolder(repository="https://git.example.com/platform/mesh.git"),
)
app.synth()
