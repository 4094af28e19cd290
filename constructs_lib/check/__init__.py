"""What a cluster's mesh is like, until when it holds, and what to do: read with a kubeconfig."""
