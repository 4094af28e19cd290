// Command cert-manager runs cert-manager's own controllers, its cainjector, or what its webhook serves with.
//
// Those commands are modules of their own that are not published; the packages that they start are.
package main

import (
	"context"
	"flag"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"k8s.io/klog/v2"
	ctrl "sigs.k8s.io/controller-runtime"
)

// started is what /readyz answers: the caches are filled and the work begins.
var started atomic.Bool

func main() {
	// Libraries have flags of their own in the global set, under the same names.
	flags := flag.NewFlagSet(os.Args[0], flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "how to reach the cluster")
	namespace := flags.String("cluster-resource-namespace", "cert-manager", "where ClusterIssuers have their Secrets")
	address := flags.String("readyz", "127.0.0.1:0", "where /readyz is answered")
	component := flags.String("component", "controller", "controller, cainjector or webhook")
	webhook := flags.String("webhook", "127.0.0.1:0", "where the webhook answers")
	klog.InitFlags(flags)
	_ = flags.Parse(os.Args[1:])
	ctrl.SetLogger(klog.Background())
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	ctx = klog.NewContext(ctx, klog.Background())
	go answer(*address)
	run := map[string]func() error{
		"controller": func() error { return runControllers(ctx, *kubeconfig, *namespace) },
		"cainjector": func() error { return runInjector(ctx, *kubeconfig) },
		"webhook":    func() error { return runWebhook(ctx, *kubeconfig, *namespace, *webhook) },
	}[*component]
	if run == nil {
		klog.Exitf("component %q is neither controller nor cainjector nor webhook", *component)
	}
	if err := run(); err != nil {
		klog.Exit(err)
	}
}

func answer(address string) {
	http.HandleFunc("/readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !started.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	klog.Exit(http.ListenAndServe(address, nil))
}
