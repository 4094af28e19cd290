//go:build article

package main

import (
	"context"

	"github.com/cert-manager/cert-manager/pkg/controller"
	"github.com/cert-manager/cert-manager/pkg/metrics"
	"k8s.io/klog/v2"
	"k8s.io/utils/clock"
)

// complete adds the options that only the article's generation has.
func complete(ctx context.Context, options *controller.ContextOptions) {
	options.Clock = clock.RealClock{}
	options.Metrics = metrics.New(klog.FromContext(ctx), options.Clock)
}
