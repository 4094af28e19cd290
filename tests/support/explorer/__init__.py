"""Every way to break a small mesh, looked for exhaustively."""
