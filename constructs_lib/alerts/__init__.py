"""Alerts and a dashboard about the certificates of a mesh, with the numbers of its plan."""
