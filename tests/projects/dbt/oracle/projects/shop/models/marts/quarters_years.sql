with quarters as ({{ dbt_utils.date_spine('month', "cast('2019-11-01' as date)", "cast('2020-02-01' as date)") }}),
years as ({{ dbt_utils.date_spine('year', "cast('2010-06-01' as date)", "cast('2024-02-01' as date)") }})
select * from quarters cross join years
