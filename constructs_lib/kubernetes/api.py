"""The one place that knows which cdk8s-plus line the library builds on.

Only its generated bindings are used: they write what they are told and add nothing.
"""

from cdk8s_plus_28 import k8s

__all__ = ["k8s"]
