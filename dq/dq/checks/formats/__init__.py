"""What the formats of the standard mean: each string format is a module named after it."""
