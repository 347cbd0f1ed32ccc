"""What renders checks for an engine: one module for each target."""
