"""The upstream charts, inflated by helm at synth and not by Argo CD."""
