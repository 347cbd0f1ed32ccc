"""dbt projects read from source: declarations, macros, and SQL rendered without dbt or a warehouse."""
