"""What keeps pods without a proxy out of a mesh."""
