"""Argo Rollouts, once per cluster: where its plugin comes from, and what its controller may do."""
