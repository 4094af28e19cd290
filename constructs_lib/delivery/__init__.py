"""What Argo CD is given so that a mesh gets from Git to a cluster, and is kept there."""
