"""Moving a mesh from one trust anchor to the next, by itself or by Git."""
