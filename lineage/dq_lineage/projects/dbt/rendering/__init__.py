"""dbt's templates rendered offline: without dbt, a warehouse, a network or the machine's environment."""
