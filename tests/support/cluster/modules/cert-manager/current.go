//go:build !article

package main

import (
	"context"
	"time"

	"github.com/cert-manager/cert-manager/pkg/controller"
)

// complete adds the options that only the current generation has, with its own defaults.
func complete(_ context.Context, options *controller.ContextOptions) {
	options.CertificateRequestMinimumBackoffDuration = time.Hour
	options.CertificateRequestMaximumBackoffDuration = 32 * time.Hour
}
