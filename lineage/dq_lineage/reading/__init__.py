"""Text of SQL to statements with places, as far as it can be read."""
