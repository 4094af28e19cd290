{{- /*
What the stand-ins have in common; packed into each of them. Their values have two keys that the
real charts do not have: standIn, in which the releases of a chart differ without a value of the
real one, and bench.webhooks, written when they are packed: whether somebody answers for the chart's
webhooks. If nobody does, the API server must not ask, or failurePolicy Fail would block
every pod. Then the webhook configurations have one match condition more, which no request meets:
names, rules, annotations and caBundles stay what they are, and nothing waits for them.
*/}}

{{- define "bench.metadata" -}}
name: {{ .name }}
{{- with .namespace }}
namespace: {{ . }}
{{- end }}
labels: {{ toJson .labels }}
{{- with .annotations }}
annotations: {{ toJson . }}
{{- end }}
{{- end }}

{{- /* The annotation by which cainjector finds a webhook's CA, from the webhook's values. */}}
{{- define "bench.caSource" -}}
{{- with .injectCaFrom }}cert-manager.io/inject-ca-from: {{ . }}
{{ end }}
{{- with .injectCaFromSecret }}cert-manager.io/inject-ca-from-secret: {{ . }}{{ end }}
{{- end }}

{{- define "bench.serviceAccount" }}
---
apiVersion: v1
kind: ServiceAccount
metadata: {{- include "bench.metadata" . | nindent 2 }}
{{- end }}

{{- /* A ClusterRole, or a Role where there is a namespace. The rules are no more than a likeness. */}}
{{- define "bench.role" }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ ternary "Role" "ClusterRole" (hasKey . "namespace") }}
metadata: {{- include "bench.metadata" . | nindent 2 }}
rules:
  - apiGroups: [{{ .group | default "" | quote }}]
    resources: {{ toJson .resources }}
    verbs: {{ toJson (.verbs | default (list "get" "list" "watch")) }}
{{- end }}

{{- define "bench.roleBinding" }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ ternary "RoleBinding" "ClusterRoleBinding" (hasKey . "namespace") }}
metadata: {{- include "bench.metadata" . | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: {{ .roleKind | default (ternary "Role" "ClusterRole" (hasKey . "namespace")) }}
  name: {{ .role | default .name }}
subjects:
  - kind: ServiceAccount
    name: {{ .account }}
    namespace: {{ .accountNamespace | default .root.Release.Namespace }}
{{- end }}

{{- define "bench.service" }}
---
apiVersion: v1
kind: Service
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  {{- if .headless }}
  clusterIP: None
  {{- end }}
  selector: {{ toJson .selector }}
  ports:
    - name: {{ .portName | default "https" }}
      port: {{ .port | default 443 }}
{{- end }}

{{- define "bench.deployment" }}
---
apiVersion: apps/v1
kind: Deployment
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  replicas: {{ .replicas | default 1 }}
  {{- with .strategy }}
  strategy: {{ toJson . }}
  {{- end }}
  selector:
    matchLabels: {{ toJson (.matched | default .pod) }}
  template: {{- include "bench.podTemplate" . | nindent 4 }}
{{- end }}

{{- define "bench.podTemplate" -}}
metadata:
  labels: {{ toJson .pod }}
  {{- with .podAnnotations }}
  annotations:
    {{- range . }}
    {{ . }}: {{ eq . "linkerd.io/inject" | ternary ($.inject | default "enabled") "stand-in" | quote }}
    {{- end }}
  {{- end }}
spec:
  serviceAccountName: {{ .account }}
  {{- with .restartPolicy }}
  restartPolicy: {{ . }}
  {{- end }}
  {{- with .affinity }}
  affinity: {{ toJson . }}
  {{- end }}
  # Keeps the stand-ins' pods on kwok's nodes, whose taint keeps all other pods away.
  nodeSelector:
    kwok.x-k8s.io/node: fake
  tolerations:
    - key: kwok.x-k8s.io/node
      operator: Exists
  {{- with .initContainers }}
  initContainers:
    {{- range . }}
    {{- include "bench.container" (dict "container" . "root" $.root "sidecar" (eq . "linkerd-proxy")) | nindent 4 }}
    {{- end }}
  {{- end }}
  containers:
    {{- range .containers }}
    {{- include "bench.container" (dict "container" . "root" $.root) | nindent 4 }}
    {{- end }}
  {{- if or .secrets .configMaps }}
  volumes:
    {{- range .secrets }}
    - name: {{ trimSuffix "-k8s-tls" . }}-tls
      secret:
        secretName: {{ . }}
    {{- end }}
    {{- range .configMaps }}
    - name: {{ . }}-config
      configMap:
        name: {{ . }}
    {{- end }}
  {{- end }}
{{- end }}

{{- define "bench.container" -}}
- name: {{ .container }}
  image: stand-in.invalid/{{ .container }}:{{ .root.Chart.Version }}
  {{- if .sidecar }}
  restartPolicy: Always
  {{- end }}
  {{- if eq .container "linkerd-proxy" }}
  env:
    - name: LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS
      valueFrom:
        configMapKeyRef:
          name: linkerd-identity-trust-roots
          key: ca-bundle.crt
  {{- end }}
  securityContext:
    {{- if eq .container "linkerd-init" }}
    capabilities:
      add: [NET_ADMIN, NET_RAW]
    runAsNonRoot: false
    runAsUser: 0
    {{- else }}
    allowPrivilegeEscalation: false
    capabilities:
      drop: [ALL]
    runAsNonRoot: true
    seccompProfile:
      type: RuntimeDefault
    {{- end }}
{{- end }}

{{- define "bench.webhook" }}
---
apiVersion: admissionregistration.k8s.io/v1
kind: {{ .kind }}
metadata: {{- include "bench.metadata" . | nindent 2 }}
webhooks:
  - name: {{ .webhook }}
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: {{ .failurePolicy }}
    clientConfig:
      service:
        name: {{ .service }}
        namespace: {{ .root.Release.Namespace }}
        path: {{ .path | default "/" }}
    {{- with .namespaceSelector }}
    namespaceSelector: {{ toJson . }}
    {{- end }}
    {{- with .objectSelector }}
    objectSelector: {{ toJson . }}
    {{- end }}
    {{- if not .root.Values.bench.webhooks }}
    matchConditions:
      - name: answered-on-this-bench
        expression: "false"
    {{- end }}
    rules:
      - apiGroups: [{{ .group | default "" | quote }}]
        apiVersions: ["*"]
        operations: {{ toJson (.operations | default (list "CREATE")) }}
        resources: {{ toJson .resources }}
{{- end }}

{{- /* The hook of Linkerd's extensions: labels their namespace after an installation. */}}
{{- define "bench.namespaceMetadata" }}
{{- $hook := dict "helm.sh/hook" "post-install" "helm.sh/hook-weight" "0" "helm.sh/hook-delete-policy" "before-hook-creation,hook-succeeded" }}
{{- $all := dict "root" .root "name" "namespace-metadata" "namespace" .root.Release.Namespace "account" "namespace-metadata" "labels" .labels "annotations" $hook }}
{{- include "bench.serviceAccount" $all }}
{{- include "bench.role" (merge (dict "resources" (list "namespaces") "verbs" (list "get" "patch")) $all) }}
{{- include "bench.roleBinding" $all }}
{{- include "bench.roleBinding" (merge (dict "name" (printf "%s-namespace-metadata-linkerd-config" .extension) "namespace" .root.Values.linkerdNamespace "role" "ext-namespace-metadata-linkerd-config") $all) }}
{{- $labels := merge (dict "app.kubernetes.io/name" "namespace-metadata" "app.kubernetes.io/part-of" "Linkerd" "app.kubernetes.io/version" .root.Values.linkerdVersion) .labels }}
---
apiVersion: batch/v1
kind: Job
metadata: {{- include "bench.metadata" (merge (dict "labels" $labels "annotations" (merge (dict "helm.sh/hook-weight" "1") $hook)) $all) | nindent 2 }}
spec:
  template: {{- include "bench.podTemplate" (merge (dict "pod" $labels "podAnnotations" (list "linkerd.io/created-by" "linkerd.io/inject") "inject" "disabled" "restartPolicy" "Never" "containers" (list "namespace-metadata")) $all) | nindent 4 }}
{{- end }}
