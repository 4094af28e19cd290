"""The restarter: a job that renews certificates and restarts what uses them."""
