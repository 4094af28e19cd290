//go:build tools

// Package tools names the commands that tests/cluster/build.py builds.
package tools

import (
	_ "sigs.k8s.io/kwok/cmd/kwok"
)
