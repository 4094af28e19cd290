"""The plan: when certificates are replaced, at worst, and by how much in time."""
