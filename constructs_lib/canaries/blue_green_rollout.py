"""An application whose new version gets all requests at once, after somebody has looked at it."""

from __future__ import annotations

from collections.abc import Mapping

from cdk8s import JsonPatch
from constructs import Construct

from ..kubernetes.argo_cd import RESPECT_IGNORED, IgnoredDifference
from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_types
from ..tree.controlled_fields import ControlledFields
from ..tree.placement import Placement
from .added_analyses import AddedAnalyses, analysis_of, template_ref
from .application import Application
from .neighbours import RolloutNeighbours
from .success_rate import VIZ_PROMETHEUS, SuccessRate

_DEFAULT_RATE = SuccessRate()


class BlueGreenRollout(Construct):
    """Services, Rollout and AnalysisTemplate of one application.

    A change of the pod template starts as many pods of the new version as there are of the old one,
    behind the Service ``-preview``. When a person promotes it, all requests go there, from clients
    with a proxy and without. Then the success rate is measured. If it is not good enough, all
    requests go back to the old version, whose pods are kept until then.

    It needs Argo Rollouts, but neither its plugin nor the Gateway API.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        template: Manifest,
        selector: Mapping[str, str],
        target_port: int,
        port: int = 80,
        namespace: str | None = None,
        replicas: int | None = None,
        auto_promotion: bool = False,
        success_rate: SuccessRate = _DEFAULT_RATE,
        prometheus: str = VIZ_PROMETHEUS,
    ) -> None:
        """Make the objects.

        Args:
            scope: The construct to make them under.
            id: The construct's id.
            name: The name of the Rollout and of the Service that clients call. The Service of the
                new version is called that and ``-preview``.
            template: The pod template, as ``spec.template`` of a Deployment has it.
            selector: Labels of the pods, as ``spec.selector.matchLabels`` of a Deployment has them,
                and which no other pods of the namespace have.
            target_port: The port of the pods, which speaks HTTP.
            port: The port of the Services. Defaults to 80.
            namespace: The namespace. Defaults to the chart's.
            replicas: How many pods there are. Defaults to none: an autoscaler decides, or there is
                one pod.
            auto_promotion: Whether a new version that is ready, and has passed each analysis that
                was added, is promoted without a person. Defaults to no.
            success_rate: When a measurement succeeds. Defaults to ``SuccessRate()``.
            prometheus: The address of the Prometheus that scrapes the proxies. Defaults to viz's.

        Raises:
            ValueError: An option is invalid, or the template opts out of the mesh.
        """
        super().__init__(scope, id)
        place = Placement.of(scope)
        self._application = Application(
            name=name,
            namespace=place.namespace(namespace),
            second_service=f"{name}-preview",
            template=template,
            selector=selector,
            replicas=replicas,
            port=port,
            target_port=target_port,
        )
        self._application.make_services(self)
        self._application.make_analysis(self, success_rate, prometheus)
        strategy = {
            "activeService": name,
            "previewService": self._application.second_service,
            "autoPromotionEnabled": auto_promotion,
            # No scaleDownDelaySeconds: it would end an analysis that takes longer.
            "postPromotionAnalysis": analysis_of(template_ref(name)),
        }
        self._rollout = self._application.make_rollout(self, {"blueGreen": strategy})
        self._added = AddedAnalyses(self._rollout, name)
        self._has_own_analysis = False
        place.inventory.facts(RolloutNeighbours).add(self, self._application, is_split=False)
        place.inventory.facts(ControlledFields).add(self, self.ignored_differences)

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """What Argo CD must leave alone: selectors, and an autoscaler's number of pods."""
        return self._application.controlled_fields

    @property
    def sync_options(self) -> tuple[str, ...]:
        """The sync options that the application needs, so that a sync writes nothing of these."""
        return (RESPECT_IGNORED,)

    @checks_types
    def add_analysis(
        self,
        template: str,
        *,
        cluster_scoped: bool = False,
        arguments: Mapping[str, str] | None = None,
    ) -> None:
        """Run an AnalysisTemplate of yours before a promotion, against the Service ``-preview``.

        The success rate cannot be measured there: users do not call that Service. It must end
        within ten minutes, or the new version is taken back.

        Args:
            template: Its name. It gets the argument ``canary-hash``, if it has one.
            cluster_scoped: Whether it is a ClusterAnalysisTemplate. Defaults to no.
            arguments: Its other arguments, by name. Defaults to none.

        Raises:
            ValueError: The name is invalid, the template was added already, an argument has another
                value in another template.
        """
        arguments = {} if arguments is None else arguments
        self._added.check(template, cluster_scoped=cluster_scoped, arguments=arguments)
        path = "/spec/strategy/blueGreen/prePromotionAnalysis"
        if not self._has_own_analysis:
            self._rollout.add_json_patch(JsonPatch.add(path, analysis_of()))
            self._has_own_analysis = True
        self._added.add(path, template, cluster_scoped=cluster_scoped, arguments=arguments)
