"""Following upstream: what a chart's next version changes, and the facts of it for a release."""
