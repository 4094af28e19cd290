"""Upstream charts, inflated at synth: from a chart on disk to what a cluster gets."""
