"""Types and nullability of what a query gives, worked out when somebody asks."""
