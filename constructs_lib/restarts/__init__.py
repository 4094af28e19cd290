"""The restarter: a job that re-issues certificates and restarts what uses them."""
