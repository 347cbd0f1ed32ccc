{% macro date_part(datepart, date) -%}
  {{ return(adapter.dispatch('date_part', 'dbt_date')(datepart, date)) }}
{%- endmacro %}

{% macro default__date_part(datepart, date) -%} date_part('{{ datepart }}', {{ date }}) {%- endmacro %}
{% macro bigquery__date_part(datepart, date) -%} extract({{ datepart }} from {{ date }}) {%- endmacro %}
{% macro trino__date_part(datepart, date) -%} extract({{ datepart }} from {{ date }}) {%- endmacro %}
{% macro athena__date_part(datepart, date) -%} extract({{ datepart }} from {{ date }}) {%- endmacro %}

{% macro day_of_month(date) -%} {{ dbt_date.date_part('day', date) }} {%- endmacro %}
{% macro day_of_year(date) -%}
  {{ dbt_date.date_part('dayofyear' if target.type in ('bigquery', 'snowflake') else 'doy', date) }}
{%- endmacro %}
{% macro week_start(date) -%} cast({{ dbt.date_trunc('week', date) }} as date) {%- endmacro %}
{% macro week_end(date) -%} {{ dbt.last_day(date, 'week') }} {%- endmacro %}

{% macro get_base_dates(start_date=none, end_date=none, n_dateparts=none, datepart='day') -%}
  {%- set today = dbt_date.today() -%}
  {%- set first = dbt.dateadd(datepart, -1 * n_dateparts, today) if n_dateparts else "cast('" ~ start_date ~ "' as date)" -%}
  {%- set last = dbt_date.tomorrow() if n_dateparts else "cast('" ~ end_date ~ "' as date)" -%}
  with date_spine as (
    {{ dbt_utils.date_spine(datepart, first, last) }}
  )
  select cast(d.date_{{ datepart }} as {{ dbt.type_timestamp() }}) as date_{{ datepart }}
  from date_spine d
{%- endmacro %}
