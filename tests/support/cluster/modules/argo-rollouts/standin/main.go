// Command standin writes the weights of HTTPRoutes for Argo Rollouts, as the Gateway API's plugin
// was seen to: in the backends that name the two Services of a canary, with a label on the route for
// as long as the new version gets requests.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/rollout/trafficrouting/plugin/rpc"
	"github.com/argoproj/argo-rollouts/utils/plugin/types"
	"github.com/hashicorp/go-plugin"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/util/retry"
)

const (
	pluginName = "argoproj-labs/gatewayAPI"
	label      = "rollouts.argoproj.io/gatewayapi-canary"
	inProgress = "in-progress"
)

var routes = schema.GroupVersionResource{
	Group:    "gateway.networking.k8s.io",
	Version:  "v1",
	Resource: "httproutes",
}

type settings struct {
	HTTPRoute string `json:"httpRoute"`
	Namespace string `json:"namespace"`
}

type router struct {
	client dynamic.Interface
}

func (r *router) InitPlugin() types.RpcError {
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		return failure(err)
	}
	r.client, err = dynamic.NewForConfig(config)
	return failure(err)
}

func (r *router) SetWeight(
	rollout *v1alpha1.Rollout, weight int32, _ []v1alpha1.WeightDestination,
) types.RpcError {
	return failure(r.update(rollout, int64(weight)))
}

// RemoveManagedRoutes reads the route, as the plugin does even where it has nothing to remove.
func (r *router) RemoveManagedRoutes(rollout *v1alpha1.Rollout) types.RpcError {
	_, _, err := r.route(rollout)
	return failure(err)
}

func (r *router) VerifyWeight(
	*v1alpha1.Rollout, int32, []v1alpha1.WeightDestination,
) (types.RpcVerified, types.RpcError) {
	return types.Verified, types.RpcError{}
}

func (r *router) UpdateHash(
	*v1alpha1.Rollout, string, string, []v1alpha1.WeightDestination,
) types.RpcError {
	return types.RpcError{}
}

func (r *router) SetHeaderRoute(*v1alpha1.Rollout, *v1alpha1.SetHeaderRoute) types.RpcError {
	return types.RpcError{}
}

func (r *router) SetMirrorRoute(*v1alpha1.Rollout, *v1alpha1.SetMirrorRoute) types.RpcError {
	return types.RpcError{}
}

func (r *router) Type() string {
	return "GatewayAPI"
}

func (r *router) route(
	rollout *v1alpha1.Rollout,
) (dynamic.ResourceInterface, *unstructured.Unstructured, error) {
	var chosen settings
	raw := rollout.Spec.Strategy.Canary.TrafficRouting.Plugins[pluginName]
	if err := json.Unmarshal(raw, &chosen); err != nil {
		return nil, nil, err
	}
	all := r.client.Resource(routes).Namespace(chosen.Namespace)
	route, err := all.Get(context.Background(), chosen.HTTPRoute, metav1.GetOptions{})
	return all, route, err
}

func (r *router) update(rollout *v1alpha1.Rollout, weight int64) error {
	weights := map[string]int64{
		rollout.Spec.Strategy.Canary.CanaryService: weight,
		rollout.Spec.Strategy.Canary.StableService: 100 - weight,
	}
	return retry.RetryOnConflict(retry.DefaultRetry, func() error {
		all, route, err := r.route(rollout)
		if err != nil {
			return err
		}
		rules, _, err := unstructured.NestedSlice(route.Object, "spec", "rules")
		if err != nil {
			return err
		}
		for _, rule := range rules {
			setWeights(rule.(map[string]any), weights)
		}
		if err := unstructured.SetNestedSlice(route.Object, rules, "spec", "rules"); err != nil {
			return err
		}
		labels := route.GetLabels()
		delete(labels, label)
		if weight > 0 {
			if labels == nil {
				labels = map[string]string{}
			}
			labels[label] = inProgress
		}
		route.SetLabels(labels)
		_, err = all.Update(context.Background(), route, metav1.UpdateOptions{})
		return err
	})
}

func setWeights(rule map[string]any, weights map[string]int64) {
	backends, _ := rule["backendRefs"].([]any)
	for _, backend := range backends {
		fields := backend.(map[string]any)
		if weight, found := weights[fields["name"].(string)]; found {
			fields["weight"] = weight
		}
	}
}

func failure(err error) types.RpcError {
	if err == nil {
		return types.RpcError{}
	}
	log.Print(err)
	return types.RpcError{ErrorString: err.Error()}
}

func main() {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  1,
			MagicCookieKey:   "ARGO_ROLLOUTS_RPC_PLUGIN",
			MagicCookieValue: "trafficrouter",
		},
		Plugins: map[string]plugin.Plugin{
			"RpcTrafficRouterPlugin": &rpc.RpcTrafficRouterPlugin{Impl: &router{}},
		},
	})
}
