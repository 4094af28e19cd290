{{- /* Linkerd's own kinds, as its extensions use them. */}}

{{- define "bench.server" }}
---
apiVersion: policy.linkerd.io/{{ .root.Values.standIn.serverVersion }}
kind: Server
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels: {{ toJson .selector }}
  port: http
  proxyProtocol: HTTP/1
{{- end }}

{{- define "bench.authorizationPolicy" }}
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  targetRef:
    group: policy.linkerd.io
    kind: Server
    name: {{ .server }}
  requiredAuthenticationRefs:
    - group: policy.linkerd.io
      kind: NetworkAuthentication
      name: kube-api-server
{{- end }}

{{- define "bench.networkAuthentication" }}
---
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  networks:
    - cidr: 0.0.0.0/0
{{- end }}

{{- define "bench.meshTLSAuthentication" }}
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {{- include "bench.metadata" . | nindent 2 }}
spec:
  identityRefs:
    - kind: ServiceAccount
      name: {{ .account }}
{{- end }}
