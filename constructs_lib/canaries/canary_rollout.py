"""An application whose new versions get its requests step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs import Construct

from ..kubernetes.argo_cd import RESPECT_IGNORED, IgnoredDifference
from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_types
from ..rollouts.traffic_router_plugin import PLUGIN_NAME
from ..tree.controlled_fields import ControlledFields
from ..tree.placement import Placement
from .added_analyses import AddedAnalyses, analysis_of, template_ref
from .application import Application
from .canary_step import DEFAULT_STEPS, CanaryStep, check_steps, step_spec
from .http_route import make_http_route, weights_of
from .neighbours import RolloutNeighbours
from .success_rate import VIZ_PROMETHEUS, SuccessRate

_DEFAULT_RATE = SuccessRate()


class CanaryRollout(Construct):
    """Services, HTTPRoute, Rollout and AnalysisTemplate of one application.

    A change of the pod template starts a canary. Each weight sends a part of the requests to the
    new version, each analysis looks at the answers. If one is not good enough, all requests go to
    the old version within seconds. If all are, the new version takes its place.

    The client's proxy splits the requests. Clients without a proxy get the old version until the
    end. The cluster needs the Gateway API, 1.2.1 or newer, and Argo Rollouts (``ArgoRollouts``).
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
        steps: Sequence[CanaryStep] = DEFAULT_STEPS,
        success_rate: SuccessRate = _DEFAULT_RATE,
        prometheus: str = VIZ_PROMETHEUS,
    ) -> None:
        """Make the objects.

        Args:
            scope: The construct to make them under.
            id: The construct's id.
            name: The name of the Rollout and of the Service that clients call. The Service of the
                new version is called that and ``-canary``.
            template: The pod template, as ``spec.template`` of a Deployment has it.
            selector: Labels of the pods, as ``spec.selector.matchLabels`` of a Deployment has them,
                and which no other pods of the namespace have.
            target_port: The port of the pods, which speaks HTTP.
            port: The port of the Services. Defaults to 80.
            namespace: The namespace. Defaults to the chart's.
            replicas: How many pods there are. Defaults to none: an autoscaler decides, or there is
                one pod.
            steps: The steps of a canary. Defaults to 5, 25 and 50 percent, each with an analysis.
            success_rate: When a measurement succeeds. Defaults to ``SuccessRate()``.
            prometheus: The address of the Prometheus that scrapes the proxies. Defaults to viz's.

        Raises:
            ValueError: An option is invalid, the steps cannot work, or the template opts out of the
                mesh.
        """
        super().__init__(scope, id)
        self._place = Placement.of(scope)
        self._steps = check_steps(steps)
        self._application = Application(
            name=name,
            namespace=self._place.namespace(namespace),
            second_service=f"{name}-canary",
            template=template,
            selector=selector,
            replicas=replicas,
            port=port,
            target_port=target_port,
        )
        self._application.make_services(self)
        make_http_route(self, self._application)
        self._application.make_analysis(self, success_rate, prometheus)
        rollout = self._application.make_rollout(self, {"canary": self._strategy()})
        self._added = AddedAnalyses(rollout, name)
        self._place.inventory.facts(RolloutNeighbours).add(self, self._application, is_split=True)
        self._place.inventory.facts(ControlledFields).add(self, self.ignored_differences)

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """What Argo CD must leave alone: weights, selectors, and an autoscaler's number of pods."""
        return (weights_of(self._application), *self._application.controlled_fields)

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
        """Run an AnalysisTemplate of yours in each analysis, beside the success rate.

        Args:
            template: Its name. It gets the argument ``canary-hash``, if it has one.
            cluster_scoped: Whether it is a ClusterAnalysisTemplate. Defaults to no.
            arguments: Its other arguments, by name. Defaults to none.

        Raises:
            ValueError: The name is invalid, the template was added already, an argument has another
                value in another template, or no step is an
                analysis.
        """
        arguments = {} if arguments is None else arguments
        self._added.check(template, cluster_scoped=cluster_scoped, arguments=arguments)
        positions = [
            position for position, step in enumerate(self._steps) if step.action == "analysis"
        ]
        if not positions:
            raise ValueError(
                f"'template' ({template}) would never run: the steps hold no analysis. Add "
                "CanaryStep.analysis() to them"
            )
        for position in positions:
            path = f"/spec/strategy/canary/steps/{position}/analysis"
            self._added.add(path, template, cluster_scoped=cluster_scoped, arguments=arguments)

    def _strategy(self) -> Manifest:
        application = self._application
        analysis = analysis_of(template_ref(application.name))
        return {
            "stableService": application.name,
            "canaryService": application.second_service,
            "trafficRouting": {
                "plugins": {
                    PLUGIN_NAME: {
                        "httpRoute": application.name,
                        "namespace": application.namespace,
                    }
                }
            },
            "steps": [step_spec(step, analysis) for step in self._steps],
        }
