"""The command that writes a platform repository, and the files that it writes."""
