"""What Kubernetes and Argo CD accept: names, versions, durations, schedules, images, manifests."""
