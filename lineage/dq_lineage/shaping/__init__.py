"""Types and nullability of what a query gives.

Worked out when somebody asks, from the tree and the known tables.
"""
