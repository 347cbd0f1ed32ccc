"""What a dbt project declares, kept in the cache: a change of one model's SQL leaves it as it is."""
