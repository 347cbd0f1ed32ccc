"""What rules ask of queries: conditions, joins, and where a query's rows go."""
