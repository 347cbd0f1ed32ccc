"""What expectations mean in checks of dq, for Great Expectations and for dbt_expectations after it."""
