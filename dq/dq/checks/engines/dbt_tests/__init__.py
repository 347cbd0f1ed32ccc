"""What the tests of dbt and of its packages mean in checks of dq."""
