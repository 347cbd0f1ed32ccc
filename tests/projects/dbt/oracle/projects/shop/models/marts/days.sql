{{ config(materialized='table') }}
with days as (
    {{ dbt_utils.date_spine(
        datepart="day",
        start_date="cast('" ~ var('first_day') ~ "' as date)",
        end_date="cast('2024-03-31' as date)"
    ) }}
)
select date_day, extract(year from date_day) as year from days
