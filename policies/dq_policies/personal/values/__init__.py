"""Which values are personal data: one module for each kind, each with a function `matches`."""
