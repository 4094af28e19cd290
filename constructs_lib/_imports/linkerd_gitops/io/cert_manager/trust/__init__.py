from __future__ import annotations

from pkgutil import extend_path
__path__ = extend_path(__path__, __name__)

import abc
import builtins
import datetime
import enum
import typing

import jsii
import publication
import typing_extensions

from jsii._type_checking import cached_type_hints, check_type


from ._jsii import *

class _LazyImport:
    def __init__(self, module_name: str) -> None:
        self._module_name = module_name
        self._module: typing.Any = None
    def __getattr__(self, name: str) -> typing.Any:
        if self._module is None:
            import importlib
            self._module = importlib.import_module(self._module_name)
        return getattr(self._module, name)

if typing.TYPE_CHECKING:

    import cdk8s as _cdk8s_d3d9af27
    import constructs as _constructs_77d1e7e8
else:

    _cdk8s_d3d9af27 = _LazyImport("cdk8s")
    _constructs_77d1e7e8 = _LazyImport("constructs")


class Bundle(
    _cdk8s_d3d9af27.ApiObject,
    metaclass=jsii.JSIIMeta,
    jsii_type="linkerd_gitops_iocert-managertrust.Bundle",
):
    '''
    :schema: Bundle
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        *,
        spec: typing.Union["BundleSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Defines a "Bundle" API object.

        :param scope: the scope in which to define this object.
        :param id: a scope-local name for the object.
        :param spec: Desired state of the Bundle resource.
        :param metadata: 
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__2ad5f7bffdeb2cb2dc4e6499c1299d2886c5ca79fed08391303acab1852b25f3)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
        props = BundleProps(spec=spec, metadata=metadata)

        jsii.create(self.__class__, self, [scope, id, props])

    @jsii.member(jsii_name="manifest")
    @builtins.classmethod
    def manifest(
        cls,
        *,
        spec: typing.Union["BundleSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> typing.Any:
        '''Renders a Kubernetes manifest for "Bundle".

        This can be used to inline resource manifests inside other objects (e.g. as templates).

        :param spec: Desired state of the Bundle resource.
        :param metadata: 
        '''
        props = BundleProps(spec=spec, metadata=metadata)

        return typing.cast(typing.Any, jsii.sinvoke(cls, "manifest", [props]))

    @jsii.member(jsii_name="toJson")
    def to_json(self) -> typing.Any:
        '''Renders the object to Kubernetes JSON.'''
        return typing.cast(typing.Any, jsii.invoke(self, "toJson", []))

    @jsii.python.classproperty
    @jsii.member(jsii_name="GVK")
    def GVK(cls) -> "_cdk8s_d3d9af27.GroupVersionKind":
        '''Returns the apiVersion and kind for "Bundle".'''
        return typing.cast("_cdk8s_d3d9af27.GroupVersionKind", jsii.sget(cls, "GVK"))


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleProps",
    jsii_struct_bases=[],
    name_mapping={"spec": "spec", "metadata": "metadata"},
)
class BundleProps:
    def __init__(
        self,
        *,
        spec: typing.Union["BundleSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param spec: Desired state of the Bundle resource.
        :param metadata: 

        :schema: Bundle
        '''
        if isinstance(spec, dict):
            spec = BundleSpec(**spec)
        if isinstance(metadata, dict):
            metadata = _cdk8s_d3d9af27.ApiObjectMetadata(**metadata)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__018aa997055ab9960878abb5038586aab78af1e8fc50805b7e5ea7f50aca30f3)
            check_type(argname="argument spec", value=spec, expected_type=type_hints["spec"])
            check_type(argname="argument metadata", value=metadata, expected_type=type_hints["metadata"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "spec": spec,
        }
        if metadata is not None:
            self._values["metadata"] = metadata

    @builtins.property
    def spec(self) -> "BundleSpec":
        '''Desired state of the Bundle resource.

        :schema: Bundle#spec
        '''
        result = self._values.get("spec")
        assert result is not None, "Required property 'spec' is missing"
        return typing.cast("BundleSpec", result)

    @builtins.property
    def metadata(self) -> typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"]:
        '''
        :schema: Bundle#metadata
        '''
        result = self._values.get("metadata")
        return typing.cast(typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleProps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpec",
    jsii_struct_bases=[],
    name_mapping={"sources": "sources", "target": "target"},
)
class BundleSpec:
    def __init__(
        self,
        *,
        sources: typing.Sequence[typing.Union["BundleSpecSources", typing.Dict[builtins.str, typing.Any]]],
        target: typing.Union["BundleSpecTarget", typing.Dict[builtins.str, typing.Any]],
    ) -> None:
        '''Desired state of the Bundle resource.

        :param sources: Sources is a set of references to data whose data will sync to the target.
        :param target: Target is the target location in all namespaces to sync source data to.

        :schema: BundleSpec
        '''
        if isinstance(target, dict):
            target = BundleSpecTarget(**target)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dbc0a19964e99c4df48e7262f3e7f55585430e0486b1eab75b156df5495113da)
            check_type(argname="argument sources", value=sources, expected_type=type_hints["sources"])
            check_type(argname="argument target", value=target, expected_type=type_hints["target"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "sources": sources,
            "target": target,
        }

    @builtins.property
    def sources(self) -> typing.List["BundleSpecSources"]:
        '''Sources is a set of references to data whose data will sync to the target.

        :schema: BundleSpec#sources
        '''
        result = self._values.get("sources")
        assert result is not None, "Required property 'sources' is missing"
        return typing.cast(typing.List["BundleSpecSources"], result)

    @builtins.property
    def target(self) -> "BundleSpecTarget":
        '''Target is the target location in all namespaces to sync source data to.

        :schema: BundleSpec#target
        '''
        result = self._values.get("target")
        assert result is not None, "Required property 'target' is missing"
        return typing.cast("BundleSpecTarget", result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSources",
    jsii_struct_bases=[],
    name_mapping={
        "config_map": "configMap",
        "in_line": "inLine",
        "secret": "secret",
        "use_default_c_as": "useDefaultCAs",
    },
)
class BundleSpecSources:
    def __init__(
        self,
        *,
        config_map: typing.Optional[typing.Union["BundleSpecSourcesConfigMap", typing.Dict[builtins.str, typing.Any]]] = None,
        in_line: typing.Optional[builtins.str] = None,
        secret: typing.Optional[typing.Union["BundleSpecSourcesSecret", typing.Dict[builtins.str, typing.Any]]] = None,
        use_default_c_as: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''BundleSource is the set of sources whose data will be appended and synced to the BundleTarget in all Namespaces.

        :param config_map: ConfigMap is a reference (by name) to a ConfigMap's ``data`` key, or to a list of ConfigMap's ``data`` key using label selector, in the trust Namespace.
        :param in_line: InLine is a simple string to append as the source data.
        :param secret: Secret is a reference (by name) to a Secret's ``data`` key, or to a list of Secret's ``data`` key using label selector, in the trust Namespace.
        :param use_default_c_as: UseDefaultCAs, when true, requests the default CA bundle to be used as a source. Default CAs are available if trust-manager was installed via Helm or was otherwise set up to include a package-injecting init container by using the "--default-package-location" flag when starting the trust-manager controller. If default CAs were not configured at start-up, any request to use the default CAs will fail. The version of the default CA package which is used for a Bundle is stored in the defaultCAPackageVersion field of the Bundle's status field.

        :schema: BundleSpecSources
        '''
        if isinstance(config_map, dict):
            config_map = BundleSpecSourcesConfigMap(**config_map)
        if isinstance(secret, dict):
            secret = BundleSpecSourcesSecret(**secret)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a7c7fc0dc2d194ae1a0af58bd6ba9ffddd214ba32d92a0bf70beef24c9c44c3d)
            check_type(argname="argument config_map", value=config_map, expected_type=type_hints["config_map"])
            check_type(argname="argument in_line", value=in_line, expected_type=type_hints["in_line"])
            check_type(argname="argument secret", value=secret, expected_type=type_hints["secret"])
            check_type(argname="argument use_default_c_as", value=use_default_c_as, expected_type=type_hints["use_default_c_as"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if config_map is not None:
            self._values["config_map"] = config_map
        if in_line is not None:
            self._values["in_line"] = in_line
        if secret is not None:
            self._values["secret"] = secret
        if use_default_c_as is not None:
            self._values["use_default_c_as"] = use_default_c_as

    @builtins.property
    def config_map(self) -> typing.Optional["BundleSpecSourcesConfigMap"]:
        '''ConfigMap is a reference (by name) to a ConfigMap's ``data`` key, or to a list of ConfigMap's ``data`` key using label selector, in the trust Namespace.

        :schema: BundleSpecSources#configMap
        '''
        result = self._values.get("config_map")
        return typing.cast(typing.Optional["BundleSpecSourcesConfigMap"], result)

    @builtins.property
    def in_line(self) -> typing.Optional[builtins.str]:
        '''InLine is a simple string to append as the source data.

        :schema: BundleSpecSources#inLine
        '''
        result = self._values.get("in_line")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def secret(self) -> typing.Optional["BundleSpecSourcesSecret"]:
        '''Secret is a reference (by name) to a Secret's ``data`` key, or to a list of Secret's ``data`` key using label selector, in the trust Namespace.

        :schema: BundleSpecSources#secret
        '''
        result = self._values.get("secret")
        return typing.cast(typing.Optional["BundleSpecSourcesSecret"], result)

    @builtins.property
    def use_default_c_as(self) -> typing.Optional[builtins.bool]:
        '''UseDefaultCAs, when true, requests the default CA bundle to be used as a source.

        Default CAs are available if trust-manager was installed via Helm
        or was otherwise set up to include a package-injecting init container by using the
        "--default-package-location" flag when starting the trust-manager controller.
        If default CAs were not configured at start-up, any request to use the default
        CAs will fail.
        The version of the default CA package which is used for a Bundle is stored in the
        defaultCAPackageVersion field of the Bundle's status field.

        :schema: BundleSpecSources#useDefaultCAs
        '''
        result = self._values.get("use_default_c_as")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSources(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesConfigMap",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "selector": "selector"},
)
class BundleSpecSourcesConfigMap:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        selector: typing.Optional[typing.Union["BundleSpecSourcesConfigMapSelector", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''ConfigMap is a reference (by name) to a ConfigMap's ``data`` key, or to a list of ConfigMap's ``data`` key using label selector, in the trust Namespace.

        :param key: Key is the key of the entry in the object's ``data`` field to be used.
        :param name: Name is the name of the source object in the trust Namespace. This field must be left empty when ``selector`` is set
        :param selector: Selector is the label selector to use to fetch a list of objects. Must not be set when ``Name`` is set.

        :schema: BundleSpecSourcesConfigMap
        '''
        if isinstance(selector, dict):
            selector = BundleSpecSourcesConfigMapSelector(**selector)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__bc991c1b57b39aa575c7329c77501f869bd4c0996de03580e6c22d96b26efc30)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument selector", value=selector, expected_type=type_hints["selector"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if selector is not None:
            self._values["selector"] = selector

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecSourcesConfigMap#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''Name is the name of the source object in the trust Namespace.

        This field must be left empty when ``selector`` is set

        :schema: BundleSpecSourcesConfigMap#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def selector(self) -> typing.Optional["BundleSpecSourcesConfigMapSelector"]:
        '''Selector is the label selector to use to fetch a list of objects.

        Must not be set
        when ``Name`` is set.

        :schema: BundleSpecSourcesConfigMap#selector
        '''
        result = self._values.get("selector")
        return typing.cast(typing.Optional["BundleSpecSourcesConfigMapSelector"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesConfigMap(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesConfigMapSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class BundleSpecSourcesConfigMapSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["BundleSpecSourcesConfigMapSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''Selector is the label selector to use to fetch a list of objects.

        Must not be set
        when ``Name`` is set.

        :param match_expressions: matchExpressions is a list of label selector requirements. The requirements are ANDed.
        :param match_labels: matchLabels is a map of {key,value} pairs. A single {key,value} in the matchLabels map is equivalent to an element of matchExpressions, whose key field is "key", the operator is "In", and the values array contains only "value". The requirements are ANDed.

        :schema: BundleSpecSourcesConfigMapSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3524e27aef58a68569f2aeb48e132b8195f0a84ecffc3d130bc970e063f5f0c9)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["BundleSpecSourcesConfigMapSelectorMatchExpressions"]]:
        '''matchExpressions is a list of label selector requirements.

        The requirements are ANDed.

        :schema: BundleSpecSourcesConfigMapSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["BundleSpecSourcesConfigMapSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''matchLabels is a map of {key,value} pairs.

        A single {key,value} in the matchLabels
        map is equivalent to an element of matchExpressions, whose key field is "key", the
        operator is "In", and the values array contains only "value". The requirements are ANDed.

        :schema: BundleSpecSourcesConfigMapSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesConfigMapSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesConfigMapSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class BundleSpecSourcesConfigMapSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''A label selector requirement is a selector that contains values, a key, and an operator that relates the key and values.

        :param key: key is the label key that the selector applies to.
        :param operator: operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist.
        :param values: values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. If the operator is Exists or DoesNotExist, the values array must be empty. This array is replaced during a strategic merge patch.

        :schema: BundleSpecSourcesConfigMapSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__3298396987d1428952cb99d4471574b6f8333807c8e56c3c4dfb356cd695a6c4)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''key is the label key that the selector applies to.

        :schema: BundleSpecSourcesConfigMapSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''operator represents a key's relationship to a set of values.

        Valid operators are In, NotIn, Exists and DoesNotExist.

        :schema: BundleSpecSourcesConfigMapSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''values is an array of string values.

        If the operator is In or NotIn,
        the values array must be non-empty. If the operator is Exists or DoesNotExist,
        the values array must be empty. This array is replaced during a strategic
        merge patch.

        :schema: BundleSpecSourcesConfigMapSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesConfigMapSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesSecret",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "name": "name", "selector": "selector"},
)
class BundleSpecSourcesSecret:
    def __init__(
        self,
        *,
        key: builtins.str,
        name: typing.Optional[builtins.str] = None,
        selector: typing.Optional[typing.Union["BundleSpecSourcesSecretSelector", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Secret is a reference (by name) to a Secret's ``data`` key, or to a list of Secret's ``data`` key using label selector, in the trust Namespace.

        :param key: Key is the key of the entry in the object's ``data`` field to be used.
        :param name: Name is the name of the source object in the trust Namespace. This field must be left empty when ``selector`` is set
        :param selector: Selector is the label selector to use to fetch a list of objects. Must not be set when ``Name`` is set.

        :schema: BundleSpecSourcesSecret
        '''
        if isinstance(selector, dict):
            selector = BundleSpecSourcesSecretSelector(**selector)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__dc95bf389cad2bef2398b8a268cd87339dcc2d349f7955f9f796e4db5e7a8d6c)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument selector", value=selector, expected_type=type_hints["selector"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if name is not None:
            self._values["name"] = name
        if selector is not None:
            self._values["selector"] = selector

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecSourcesSecret#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def name(self) -> typing.Optional[builtins.str]:
        '''Name is the name of the source object in the trust Namespace.

        This field must be left empty when ``selector`` is set

        :schema: BundleSpecSourcesSecret#name
        '''
        result = self._values.get("name")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def selector(self) -> typing.Optional["BundleSpecSourcesSecretSelector"]:
        '''Selector is the label selector to use to fetch a list of objects.

        Must not be set
        when ``Name`` is set.

        :schema: BundleSpecSourcesSecret#selector
        '''
        result = self._values.get("selector")
        return typing.cast(typing.Optional["BundleSpecSourcesSecretSelector"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesSecret(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesSecretSelector",
    jsii_struct_bases=[],
    name_mapping={
        "match_expressions": "matchExpressions",
        "match_labels": "matchLabels",
    },
)
class BundleSpecSourcesSecretSelector:
    def __init__(
        self,
        *,
        match_expressions: typing.Optional[typing.Sequence[typing.Union["BundleSpecSourcesSecretSelectorMatchExpressions", typing.Dict[builtins.str, typing.Any]]]] = None,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''Selector is the label selector to use to fetch a list of objects.

        Must not be set
        when ``Name`` is set.

        :param match_expressions: matchExpressions is a list of label selector requirements. The requirements are ANDed.
        :param match_labels: matchLabels is a map of {key,value} pairs. A single {key,value} in the matchLabels map is equivalent to an element of matchExpressions, whose key field is "key", the operator is "In", and the values array contains only "value". The requirements are ANDed.

        :schema: BundleSpecSourcesSecretSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__acc6c118ac65f5fb3077d96ec1abece40e464f1af3a44b91e4d1e517046048d8)
            check_type(argname="argument match_expressions", value=match_expressions, expected_type=type_hints["match_expressions"])
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_expressions is not None:
            self._values["match_expressions"] = match_expressions
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_expressions(
        self,
    ) -> typing.Optional[typing.List["BundleSpecSourcesSecretSelectorMatchExpressions"]]:
        '''matchExpressions is a list of label selector requirements.

        The requirements are ANDed.

        :schema: BundleSpecSourcesSecretSelector#matchExpressions
        '''
        result = self._values.get("match_expressions")
        return typing.cast(typing.Optional[typing.List["BundleSpecSourcesSecretSelectorMatchExpressions"]], result)

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''matchLabels is a map of {key,value} pairs.

        A single {key,value} in the matchLabels
        map is equivalent to an element of matchExpressions, whose key field is "key", the
        operator is "In", and the values array contains only "value". The requirements are ANDed.

        :schema: BundleSpecSourcesSecretSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesSecretSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecSourcesSecretSelectorMatchExpressions",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "operator": "operator", "values": "values"},
)
class BundleSpecSourcesSecretSelectorMatchExpressions:
    def __init__(
        self,
        *,
        key: builtins.str,
        operator: builtins.str,
        values: typing.Optional[typing.Sequence[builtins.str]] = None,
    ) -> None:
        '''A label selector requirement is a selector that contains values, a key, and an operator that relates the key and values.

        :param key: key is the label key that the selector applies to.
        :param operator: operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist.
        :param values: values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. If the operator is Exists or DoesNotExist, the values array must be empty. This array is replaced during a strategic merge patch.

        :schema: BundleSpecSourcesSecretSelectorMatchExpressions
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__d5fd765340c907aa013c815907f1ff59708d5607b24dcd8068f71bd317b60ccf)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument operator", value=operator, expected_type=type_hints["operator"])
            check_type(argname="argument values", value=values, expected_type=type_hints["values"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
            "operator": operator,
        }
        if values is not None:
            self._values["values"] = values

    @builtins.property
    def key(self) -> builtins.str:
        '''key is the label key that the selector applies to.

        :schema: BundleSpecSourcesSecretSelectorMatchExpressions#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def operator(self) -> builtins.str:
        '''operator represents a key's relationship to a set of values.

        Valid operators are In, NotIn, Exists and DoesNotExist.

        :schema: BundleSpecSourcesSecretSelectorMatchExpressions#operator
        '''
        result = self._values.get("operator")
        assert result is not None, "Required property 'operator' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def values(self) -> typing.Optional[typing.List[builtins.str]]:
        '''values is an array of string values.

        If the operator is In or NotIn,
        the values array must be non-empty. If the operator is Exists or DoesNotExist,
        the values array must be empty. This array is replaced during a strategic
        merge patch.

        :schema: BundleSpecSourcesSecretSelectorMatchExpressions#values
        '''
        result = self._values.get("values")
        return typing.cast(typing.Optional[typing.List[builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecSourcesSecretSelectorMatchExpressions(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTarget",
    jsii_struct_bases=[],
    name_mapping={
        "additional_formats": "additionalFormats",
        "config_map": "configMap",
        "namespace_selector": "namespaceSelector",
        "secret": "secret",
    },
)
class BundleSpecTarget:
    def __init__(
        self,
        *,
        additional_formats: typing.Optional[typing.Union["BundleSpecTargetAdditionalFormats", typing.Dict[builtins.str, typing.Any]]] = None,
        config_map: typing.Optional[typing.Union["BundleSpecTargetConfigMap", typing.Dict[builtins.str, typing.Any]]] = None,
        namespace_selector: typing.Optional[typing.Union["BundleSpecTargetNamespaceSelector", typing.Dict[builtins.str, typing.Any]]] = None,
        secret: typing.Optional[typing.Union["BundleSpecTargetSecret", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Target is the target location in all namespaces to sync source data to.

        :param additional_formats: AdditionalFormats specifies any additional formats to write to the target.
        :param config_map: ConfigMap is the target ConfigMap in Namespaces that all Bundle source data will be synced to.
        :param namespace_selector: NamespaceSelector will, if set, only sync the target resource in Namespaces which match the selector.
        :param secret: Secret is the target Secret that all Bundle source data will be synced to. Using Secrets as targets is only supported if enabled at trust-manager startup. By default, trust-manager has no permissions for writing to secrets and can only read secrets in the trust namespace.

        :schema: BundleSpecTarget
        '''
        if isinstance(additional_formats, dict):
            additional_formats = BundleSpecTargetAdditionalFormats(**additional_formats)
        if isinstance(config_map, dict):
            config_map = BundleSpecTargetConfigMap(**config_map)
        if isinstance(namespace_selector, dict):
            namespace_selector = BundleSpecTargetNamespaceSelector(**namespace_selector)
        if isinstance(secret, dict):
            secret = BundleSpecTargetSecret(**secret)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e8773bc20df7a0b3a8622132919788565dff66ec4fda7adbdcab40dabccf12fa)
            check_type(argname="argument additional_formats", value=additional_formats, expected_type=type_hints["additional_formats"])
            check_type(argname="argument config_map", value=config_map, expected_type=type_hints["config_map"])
            check_type(argname="argument namespace_selector", value=namespace_selector, expected_type=type_hints["namespace_selector"])
            check_type(argname="argument secret", value=secret, expected_type=type_hints["secret"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if additional_formats is not None:
            self._values["additional_formats"] = additional_formats
        if config_map is not None:
            self._values["config_map"] = config_map
        if namespace_selector is not None:
            self._values["namespace_selector"] = namespace_selector
        if secret is not None:
            self._values["secret"] = secret

    @builtins.property
    def additional_formats(
        self,
    ) -> typing.Optional["BundleSpecTargetAdditionalFormats"]:
        '''AdditionalFormats specifies any additional formats to write to the target.

        :schema: BundleSpecTarget#additionalFormats
        '''
        result = self._values.get("additional_formats")
        return typing.cast(typing.Optional["BundleSpecTargetAdditionalFormats"], result)

    @builtins.property
    def config_map(self) -> typing.Optional["BundleSpecTargetConfigMap"]:
        '''ConfigMap is the target ConfigMap in Namespaces that all Bundle source data will be synced to.

        :schema: BundleSpecTarget#configMap
        '''
        result = self._values.get("config_map")
        return typing.cast(typing.Optional["BundleSpecTargetConfigMap"], result)

    @builtins.property
    def namespace_selector(
        self,
    ) -> typing.Optional["BundleSpecTargetNamespaceSelector"]:
        '''NamespaceSelector will, if set, only sync the target resource in Namespaces which match the selector.

        :schema: BundleSpecTarget#namespaceSelector
        '''
        result = self._values.get("namespace_selector")
        return typing.cast(typing.Optional["BundleSpecTargetNamespaceSelector"], result)

    @builtins.property
    def secret(self) -> typing.Optional["BundleSpecTargetSecret"]:
        '''Secret is the target Secret that all Bundle source data will be synced to.

        Using Secrets as targets is only supported if enabled at trust-manager startup.
        By default, trust-manager has no permissions for writing to secrets and can only read secrets in the trust namespace.

        :schema: BundleSpecTarget#secret
        '''
        result = self._values.get("secret")
        return typing.cast(typing.Optional["BundleSpecTargetSecret"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTarget(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetAdditionalFormats",
    jsii_struct_bases=[],
    name_mapping={"jks": "jks", "pkcs12": "pkcs12"},
)
class BundleSpecTargetAdditionalFormats:
    def __init__(
        self,
        *,
        jks: typing.Optional[typing.Union["BundleSpecTargetAdditionalFormatsJks", typing.Dict[builtins.str, typing.Any]]] = None,
        pkcs12: typing.Optional[typing.Union["BundleSpecTargetAdditionalFormatsPkcs12", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''AdditionalFormats specifies any additional formats to write to the target.

        :param jks: JKS requests a JKS-formatted binary trust bundle to be written to the target. The bundle has "changeit" as the default password. For more information refer to this link https://cert-manager.io/docs/faq/#keystore-passwords
        :param pkcs12: PKCS12 requests a PKCS12-formatted binary trust bundle to be written to the target. The bundle is by default created without a password.

        :schema: BundleSpecTargetAdditionalFormats
        '''
        if isinstance(jks, dict):
            jks = BundleSpecTargetAdditionalFormatsJks(**jks)
        if isinstance(pkcs12, dict):
            pkcs12 = BundleSpecTargetAdditionalFormatsPkcs12(**pkcs12)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__218fa56efb9de073d8d13ee5c107a48529d886af8dd14cb4af272e38c7bbef22)
            check_type(argname="argument jks", value=jks, expected_type=type_hints["jks"])
            check_type(argname="argument pkcs12", value=pkcs12, expected_type=type_hints["pkcs12"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if jks is not None:
            self._values["jks"] = jks
        if pkcs12 is not None:
            self._values["pkcs12"] = pkcs12

    @builtins.property
    def jks(self) -> typing.Optional["BundleSpecTargetAdditionalFormatsJks"]:
        '''JKS requests a JKS-formatted binary trust bundle to be written to the target.

        The bundle has "changeit" as the default password.
        For more information refer to this link https://cert-manager.io/docs/faq/#keystore-passwords

        :schema: BundleSpecTargetAdditionalFormats#jks
        '''
        result = self._values.get("jks")
        return typing.cast(typing.Optional["BundleSpecTargetAdditionalFormatsJks"], result)

    @builtins.property
    def pkcs12(self) -> typing.Optional["BundleSpecTargetAdditionalFormatsPkcs12"]:
        '''PKCS12 requests a PKCS12-formatted binary trust bundle to be written to the target.

        The bundle is by default created without a password.

        :schema: BundleSpecTargetAdditionalFormats#pkcs12
        '''
        result = self._values.get("pkcs12")
        return typing.cast(typing.Optional["BundleSpecTargetAdditionalFormatsPkcs12"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetAdditionalFormats(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetAdditionalFormatsJks",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "password": "password"},
)
class BundleSpecTargetAdditionalFormatsJks:
    def __init__(
        self,
        *,
        key: builtins.str,
        password: typing.Optional[builtins.str] = None,
    ) -> None:
        '''JKS requests a JKS-formatted binary trust bundle to be written to the target.

        The bundle has "changeit" as the default password.
        For more information refer to this link https://cert-manager.io/docs/faq/#keystore-passwords

        :param key: Key is the key of the entry in the object's ``data`` field to be used.
        :param password: Password for JKS trust store.

        :schema: BundleSpecTargetAdditionalFormatsJks
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__b0f1a6f7c131201b6c9433eff419471f627d36339408836444f1301269911000)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument password", value=password, expected_type=type_hints["password"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if password is not None:
            self._values["password"] = password

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetAdditionalFormatsJks#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def password(self) -> typing.Optional[builtins.str]:
        '''Password for JKS trust store.

        :schema: BundleSpecTargetAdditionalFormatsJks#password
        '''
        result = self._values.get("password")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetAdditionalFormatsJks(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetAdditionalFormatsPkcs12",
    jsii_struct_bases=[],
    name_mapping={"key": "key", "password": "password"},
)
class BundleSpecTargetAdditionalFormatsPkcs12:
    def __init__(
        self,
        *,
        key: builtins.str,
        password: typing.Optional[builtins.str] = None,
    ) -> None:
        '''PKCS12 requests a PKCS12-formatted binary trust bundle to be written to the target.

        The bundle is by default created without a password.

        :param key: Key is the key of the entry in the object's ``data`` field to be used.
        :param password: Password for PKCS12 trust store.

        :schema: BundleSpecTargetAdditionalFormatsPkcs12
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__a9fd10d0d1d33da6f2c5008e056077bc49cc4c88303b54f771ee43351731fc9f)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
            check_type(argname="argument password", value=password, expected_type=type_hints["password"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }
        if password is not None:
            self._values["password"] = password

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetAdditionalFormatsPkcs12#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def password(self) -> typing.Optional[builtins.str]:
        '''Password for PKCS12 trust store.

        :schema: BundleSpecTargetAdditionalFormatsPkcs12#password
        '''
        result = self._values.get("password")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetAdditionalFormatsPkcs12(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetConfigMap",
    jsii_struct_bases=[],
    name_mapping={"key": "key"},
)
class BundleSpecTargetConfigMap:
    def __init__(self, *, key: builtins.str) -> None:
        '''ConfigMap is the target ConfigMap in Namespaces that all Bundle source data will be synced to.

        :param key: Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetConfigMap
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__c093005c58cfb2645b6f929f32bc86c44572884cecc2e3d1d65c94e8ee33a111)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetConfigMap#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetConfigMap(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetNamespaceSelector",
    jsii_struct_bases=[],
    name_mapping={"match_labels": "matchLabels"},
)
class BundleSpecTargetNamespaceSelector:
    def __init__(
        self,
        *,
        match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    ) -> None:
        '''NamespaceSelector will, if set, only sync the target resource in Namespaces which match the selector.

        :param match_labels: MatchLabels matches on the set of labels that must be present on a Namespace for the Bundle target to be synced there.

        :schema: BundleSpecTargetNamespaceSelector
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__55f2643dc736f80835e6e3e53466ac5b95f8fa0cdb4459b64ee6c6f9ddb95e8f)
            check_type(argname="argument match_labels", value=match_labels, expected_type=type_hints["match_labels"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if match_labels is not None:
            self._values["match_labels"] = match_labels

    @builtins.property
    def match_labels(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''MatchLabels matches on the set of labels that must be present on a Namespace for the Bundle target to be synced there.

        :schema: BundleSpecTargetNamespaceSelector#matchLabels
        '''
        result = self._values.get("match_labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetNamespaceSelector(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="linkerd_gitops_iocert-managertrust.BundleSpecTargetSecret",
    jsii_struct_bases=[],
    name_mapping={"key": "key"},
)
class BundleSpecTargetSecret:
    def __init__(self, *, key: builtins.str) -> None:
        '''Secret is the target Secret that all Bundle source data will be synced to.

        Using Secrets as targets is only supported if enabled at trust-manager startup.
        By default, trust-manager has no permissions for writing to secrets and can only read secrets in the trust namespace.

        :param key: Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetSecret
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0ba669235bb48aee788ff1b862d97c74d978231e544f557ffa434a999b55dd6f)
            check_type(argname="argument key", value=key, expected_type=type_hints["key"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "key": key,
        }

    @builtins.property
    def key(self) -> builtins.str:
        '''Key is the key of the entry in the object's ``data`` field to be used.

        :schema: BundleSpecTargetSecret#key
        '''
        result = self._values.get("key")
        assert result is not None, "Required property 'key' is missing"
        return typing.cast(builtins.str, result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "BundleSpecTargetSecret(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


__all__ = [
    "Bundle",
    "BundleProps",
    "BundleSpec",
    "BundleSpecSources",
    "BundleSpecSourcesConfigMap",
    "BundleSpecSourcesConfigMapSelector",
    "BundleSpecSourcesConfigMapSelectorMatchExpressions",
    "BundleSpecSourcesSecret",
    "BundleSpecSourcesSecretSelector",
    "BundleSpecSourcesSecretSelectorMatchExpressions",
    "BundleSpecTarget",
    "BundleSpecTargetAdditionalFormats",
    "BundleSpecTargetAdditionalFormatsJks",
    "BundleSpecTargetAdditionalFormatsPkcs12",
    "BundleSpecTargetConfigMap",
    "BundleSpecTargetNamespaceSelector",
    "BundleSpecTargetSecret",
]

publication.publish()

def _typecheckingstub__2ad5f7bffdeb2cb2dc4e6499c1299d2886c5ca79fed08391303acab1852b25f3(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    *,
    spec: typing.Union[BundleSpec, typing.Dict[builtins.str, typing.Any]],
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__018aa997055ab9960878abb5038586aab78af1e8fc50805b7e5ea7f50aca30f3(
    *,
    spec: typing.Union[BundleSpec, typing.Dict[builtins.str, typing.Any]],
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dbc0a19964e99c4df48e7262f3e7f55585430e0486b1eab75b156df5495113da(
    *,
    sources: typing.Sequence[typing.Union[BundleSpecSources, typing.Dict[builtins.str, typing.Any]]],
    target: typing.Union[BundleSpecTarget, typing.Dict[builtins.str, typing.Any]],
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a7c7fc0dc2d194ae1a0af58bd6ba9ffddd214ba32d92a0bf70beef24c9c44c3d(
    *,
    config_map: typing.Optional[typing.Union[BundleSpecSourcesConfigMap, typing.Dict[builtins.str, typing.Any]]] = None,
    in_line: typing.Optional[builtins.str] = None,
    secret: typing.Optional[typing.Union[BundleSpecSourcesSecret, typing.Dict[builtins.str, typing.Any]]] = None,
    use_default_c_as: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__bc991c1b57b39aa575c7329c77501f869bd4c0996de03580e6c22d96b26efc30(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    selector: typing.Optional[typing.Union[BundleSpecSourcesConfigMapSelector, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3524e27aef58a68569f2aeb48e132b8195f0a84ecffc3d130bc970e063f5f0c9(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[BundleSpecSourcesConfigMapSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__3298396987d1428952cb99d4471574b6f8333807c8e56c3c4dfb356cd695a6c4(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__dc95bf389cad2bef2398b8a268cd87339dcc2d349f7955f9f796e4db5e7a8d6c(
    *,
    key: builtins.str,
    name: typing.Optional[builtins.str] = None,
    selector: typing.Optional[typing.Union[BundleSpecSourcesSecretSelector, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__acc6c118ac65f5fb3077d96ec1abece40e464f1af3a44b91e4d1e517046048d8(
    *,
    match_expressions: typing.Optional[typing.Sequence[typing.Union[BundleSpecSourcesSecretSelectorMatchExpressions, typing.Dict[builtins.str, typing.Any]]]] = None,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__d5fd765340c907aa013c815907f1ff59708d5607b24dcd8068f71bd317b60ccf(
    *,
    key: builtins.str,
    operator: builtins.str,
    values: typing.Optional[typing.Sequence[builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e8773bc20df7a0b3a8622132919788565dff66ec4fda7adbdcab40dabccf12fa(
    *,
    additional_formats: typing.Optional[typing.Union[BundleSpecTargetAdditionalFormats, typing.Dict[builtins.str, typing.Any]]] = None,
    config_map: typing.Optional[typing.Union[BundleSpecTargetConfigMap, typing.Dict[builtins.str, typing.Any]]] = None,
    namespace_selector: typing.Optional[typing.Union[BundleSpecTargetNamespaceSelector, typing.Dict[builtins.str, typing.Any]]] = None,
    secret: typing.Optional[typing.Union[BundleSpecTargetSecret, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__218fa56efb9de073d8d13ee5c107a48529d886af8dd14cb4af272e38c7bbef22(
    *,
    jks: typing.Optional[typing.Union[BundleSpecTargetAdditionalFormatsJks, typing.Dict[builtins.str, typing.Any]]] = None,
    pkcs12: typing.Optional[typing.Union[BundleSpecTargetAdditionalFormatsPkcs12, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__b0f1a6f7c131201b6c9433eff419471f627d36339408836444f1301269911000(
    *,
    key: builtins.str,
    password: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__a9fd10d0d1d33da6f2c5008e056077bc49cc4c88303b54f771ee43351731fc9f(
    *,
    key: builtins.str,
    password: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__c093005c58cfb2645b6f929f32bc86c44572884cecc2e3d1d65c94e8ee33a111(
    *,
    key: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__55f2643dc736f80835e6e3e53466ac5b95f8fa0cdb4459b64ee6c6f9ddb95e8f(
    *,
    match_labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0ba669235bb48aee788ff1b862d97c74d978231e544f557ffa434a999b55dd6f(
    *,
    key: builtins.str,
) -> None:
    """Type checking stubs"""
    pass
