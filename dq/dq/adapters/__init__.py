"""What reads data: one module for each kind of source."""
