"""``python app.py`` against ``helm template`` of a chart that makes as many objects."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path

from .measure import (
    ROOT,
    Command,
    alternate,
    cpu,
    peak_memory,
    python,
    ratio,
    run,
    scratch_folder,
    wall,
)
from .table import Section, mebibytes, table

VERSION = "v3.19.5"
BINARIES = ROOT / ".cache" / "bin"

CHART = "apiVersion: v2\nname: mesh\nversion: 1.0.0\n"

VALUES = """\
namespaces: [cert-manager, linkerd-crds, linkerd, linkerd-viz]
issuers: [self-signed, trust-anchor, webhook-issuer]
certificates:
  cert-manager: [trust-anchor, webhook-issuer]
  linkerd: [identity-issuer, policy-validator, proxy-injector, sp-validator, jaeger-injector]
  linkerd-viz: [tap, tap-injector]
restarters: [linkerd, linkerd-viz, settling]
guards: [linkerd, linkerd-viz, restarter, viz-restarter, names, settling, identity, roots, params]
maps: [roots, project, applications, owner, owner-project]
"""

NAMESPACES = """\
{{- range .Values.namespaces }}
---
apiVersion: v1
kind: Namespace
metadata: {name: {{ . }}, annotations: {argocd.argoproj.io/sync-options: Prune=false}}
{{- end }}
"""

ISSUERS = """\
{{- range .Values.issuers }}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: {{ . }}}
spec: {ca: {secretName: {{ . }}}}
{{- end }}
"""

CERTIFICATES = """\
{{- range $namespace, $names := .Values.certificates }}
{{- range $names }}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: {{ . }}, namespace: {{ $namespace }}}
spec:
  commonName: {{ printf "%s.%s.svc" . $namespace }}
  dnsNames: [{{ printf "%s.%s.svc" . $namespace }}]
  duration: 168h
  renewBefore: 24h
  issuerRef: {kind: ClusterIssuer, name: webhook-issuer}
  privateKey: {algorithm: ECDSA, encoding: PKCS8, rotationPolicy: Always, size: 256}
  secretName: {{ . }}-k8s-tls
  usages: [server auth]
{{- end }}
{{- end }}
"""

RESTARTERS = """\
{{- range $namespace := .Values.restarters }}
{{- range $kind := list "ConfigMap" "ServiceAccount" "Role" "RoleBinding" "CronJob" }}
---
apiVersion: {{ get (dict "ConfigMap" "v1" "ServiceAccount" "v1" "CronJob" "batch/v1") $kind
  | default "rbac.authorization.k8s.io/v1" }}
kind: {{ $kind }}
metadata: {name: restarter, namespace: {{ $namespace }}}
{{- if eq $kind "CronJob" }}
spec:
  schedule: "25 */6 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: restarter
              image: python
              command: [python3, -m, restarter, {{ $namespace }}]
{{- end }}
{{- end }}
{{- end }}
"""

GUARDS = """\
{{- range .Values.guards }}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: {{ . }}-guard}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
  matchConditions:
    {{- range until 5 }}
    - name: condition-{{ . }}
      expression: "!object.spec.containers.exists(container, container.name == 'condition-{{ . }}')"
    {{- end }}
  validations:
    - expression: "false"
      message: {{ repeat 80 "words " | quote }}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: {{ . }}-guard}
spec: {policyName: {{ . }}-guard, validationActions: [Deny]}
{{- end }}
"""

MAPS = """\
{{- range .Values.maps }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: {{ . }}}
data: {values: {{ toJson $.Values | quote }}}
{{- end }}
"""

FILES = {
    "Chart.yaml": CHART,
    "values.yaml": VALUES,
    "templates/namespaces.yaml": NAMESPACES,
    "templates/issuers.yaml": ISSUERS,
    "templates/certificates.yaml": CERTIFICATES,
    "templates/restarters.yaml": RESTARTERS,
    "templates/guards.yaml": GUARDS,
    "templates/maps.yaml": MAPS,
}
"""A chart of as many objects as app.py makes, and much like them."""


def write_chart(folder: Path) -> None:
    """Write the chart into *folder*."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def provide() -> Path | None:
    """Return a helm built from its Go module, or ``None`` where that cannot be had."""
    helm = BINARIES / "helm"
    # `make programs` builds the same version.
    for built in (helm, *BINARIES.parent.glob("cluster/helm-*/bin/helm")):
        if built.exists():
            return built
    if shutil.which("go") is None:
        return None
    print(f"building helm {VERSION} …", file=sys.stderr)
    finished = subprocess.run(
        ["go", "install", f"helm.sh/helm/v3/cmd/helm@{VERSION}"],
        env={**os.environ, "GOBIN": str(BINARIES)},
        check=False,
    )
    return None if finished.returncode else helm


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    title, command = "`python app.py` against `helm template`", "python -m benchmarks --only helm"
    helm = provide()
    if helm is None:
        return Section(title, command, ("Left out: there was no Go to build helm with.",))
    with scratch_folder() as folder:
        chart = Path(folder, "mesh")
        write_chart(chart)
        theirs = Command((helm, "template", "mesh", chart, "--output-dir", Path(folder, "out")))
        commands = {
            "`python app.py`": python(ROOT / "tests" / "support" / "delivered_app.py"),
            f"`helm template` {VERSION}": theirs,
        }
        runs = alternate({name: partial(run, each) for name, each in commands.items()}, rounds)
        memory = {name: peak_memory(each) for name, each in commands.items()}
    ours, helms = runs.values()
    found = ratio(wall(ours), wall(helms))
    rows = [
        [
            name,
            f"{statistics.median(wall(series)):.2f} s",
            f"{statistics.median(cpu(series)):.2f} s",
            mebibytes(memory[name]),
        ]
        for name, series in runs.items()
    ]
    return Section(
        title,
        command,
        (
            table(["command", "median", "CPU time", "peak memory"], rows),
            f"`python app.py` takes {found} times as long as helm (median, min..max). helm is one "
            "compiled program that starts at once; ours starts a Python and a Node, and both read "
            "their modules. The chart is a small one of the benchmark's own, with as many objects "
            "as app.py makes. Both write files. helm checks nothing of what app.py checks, so "
            "this compares what a user waits for, not like work.",
        ),
    )
