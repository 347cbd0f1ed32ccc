{% macro dateadd(datepart, interval, from_date_or_timestamp) %}
  {{ return(adapter.dispatch('dateadd', 'dbt')(datepart, interval, from_date_or_timestamp)) }}
{% endmacro %}

{% macro default__dateadd(datepart, interval, from_date_or_timestamp) -%}
  dateadd({{ datepart }}, {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}

{% macro bigquery__dateadd(datepart, interval, from_date_or_timestamp) -%}
  datetime_add(cast({{ from_date_or_timestamp }} as datetime), interval {{ interval }} {{ datepart }})
{%- endmacro %}

{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endmacro %}

{# Redshift's dispatch goes to Postgres before it goes to the default. #}
{% macro redshift__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {{ return(default__dateadd(datepart, interval, from_date_or_timestamp)) }}
{%- endmacro %}

{# Not every release of DuckDB reads an interval of an expression or of quarters, but all multiply one. #}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {%- set number = 'cast(' ~ interval ~ ' as bigint)' -%}
  {%- set times, unit = {
    'quarter': ('(' ~ number ~ ' * 3)', 'month'), 'week': ('(' ~ number ~ ' * 7)', 'day')
  }.get(datepart | lower, (number, datepart | lower)) -%}
  ({{ from_date_or_timestamp }} + {{ times }} * interval 1 {{ unit }})
{%- endmacro %}

{% macro spark__dateadd(datepart, interval, from_date_or_timestamp) -%}
  timestampadd({{ datepart }}, {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}

{% macro trino__dateadd(datepart, interval, from_date_or_timestamp) -%}
  date_add('{{ datepart }}', {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}

{% macro athena__dateadd(datepart, interval, from_date_or_timestamp) -%}
  date_add('{{ datepart }}', {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}
