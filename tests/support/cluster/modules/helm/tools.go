//go:build tools

// Package tools names the commands that tests/cluster/build.py builds.
package tools

import (
	_ "helm.sh/helm/v3/cmd/helm"
)
