{{- /* What the real charts render only under some values. */}}

{{- define "bench.extra" }}
---
apiVersion: {{ .api }}
kind: {{ .kind }}
metadata:
  name: {{ .name }}
  namespace: {{ .namespace | default .root.Release.Namespace }}
{{ .content | toYaml }}
{{- end }}
