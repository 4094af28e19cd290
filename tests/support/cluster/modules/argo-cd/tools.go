//go:build tools

// Package tools names the commands that tests/cluster/build.py builds.
package tools

import (
	_ "github.com/argoproj/argo-cd/v3/cmd"
)
