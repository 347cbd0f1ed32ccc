"""`dq import`: from named sources to one draft."""
