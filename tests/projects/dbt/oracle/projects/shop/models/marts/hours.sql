{{ dbt_utils.date_spine('hour', "cast('2024-01-01 00:00:00' as timestamp)", "cast('2024-01-02 12:00:00' as timestamp)") }}
