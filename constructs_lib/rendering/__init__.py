"""The upstream charts, inflated at synth instead of by Argo CD."""
