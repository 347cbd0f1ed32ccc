{{ dbt_utils.date_spine('week', "'2024-01-07'::date", "'2024-12-01'::date") }}
