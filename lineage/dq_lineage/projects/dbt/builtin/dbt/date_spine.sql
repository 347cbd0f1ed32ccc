{% macro date_spine(datepart, start_date, end_date) %}
  {{ return(adapter.dispatch('date_spine', 'dbt')(datepart, start_date, end_date)) }}
{% endmacro %}

{% macro default__date_spine(datepart, start_date, end_date) %}
  {%- set periods = get_intervals_between(start_date, end_date, datepart) -%}
  {%- set offset = 'row_number() over (order by 1) - 1' -%}
  with rawdata as (
    {{ dbt.generate_series(periods) }}
  ),
  all_periods as (
    select ({{ dbt.dateadd(datepart, offset, start_date) }}) as date_{{ datepart }}
    from rawdata
  ),
  filtered as (
    select * from all_periods where date_{{ datepart }} <= {{ end_date }}
  )
  select * from filtered
{% endmacro %}
