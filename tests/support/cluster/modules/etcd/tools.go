//go:build tools

// Package tools names the commands that tests/cluster/build.py builds.
package tools

import (
	_ "go.etcd.io/etcd/server/v3"
)
