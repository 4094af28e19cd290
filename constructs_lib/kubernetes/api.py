"""The one place that knows whose bindings of Kubernetes' own kinds the library builds on.

They are its own: cdk8s-plus's hold every kind, and importing those alone takes half as long as an
empty app.
"""

from .._imports.linkerd_gitops import k8s

__all__ = ["k8s"]
