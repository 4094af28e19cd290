"""The injection guard, which refuses pods of the mesh that have no proxy."""
