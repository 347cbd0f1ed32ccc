{{ dbt.date_spine('month', "cast('2020-01-15' as date)", "cast('2024-12-01' as date)") }}
