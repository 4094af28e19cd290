//go:build tools

// Package tools names the commands that tests/support/cluster/build.py builds.
package tools

import (
	_ "github.com/argoproj/argo-rollouts/cmd/rollouts-controller"
)
