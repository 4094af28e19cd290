"""The whole mesh: folders, certificates, restarters, guards, and the charts that go with them."""
