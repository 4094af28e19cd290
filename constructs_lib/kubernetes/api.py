"""The only module that knows which cdk8s-plus line the library builds on.

The library uses only its generated bindings, which add nothing to an object.
"""

from cdk8s_plus_28 import k8s

__all__ = ["k8s"]
