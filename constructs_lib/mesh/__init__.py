"""The whole mesh: folders, certificates, restarters, guards, and the upstream charts with them."""
