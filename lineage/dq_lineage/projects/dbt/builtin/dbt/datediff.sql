{# How many boundaries of the part lie between two moments; weeks begin on Sunday. #}
{% macro datediff(first_date, second_date, datepart) %}
  {{ return(adapter.dispatch('datediff', 'dbt')(first_date, second_date, datepart)) }}
{% endmacro %}

{% macro default__datediff(first_date, second_date, datepart) -%}
  datediff({{ datepart }}, {{ first_date }}, {{ second_date }})
{%- endmacro %}

{# Redshift's dispatch goes to Postgres before it goes to the default. #}
{% macro redshift__datediff(first_date, second_date, datepart) -%}
  {{ return(default__datediff(first_date, second_date, datepart)) }}
{%- endmacro %}

{% macro bigquery__datediff(first_date, second_date, datepart) -%}
  datetime_diff(cast({{ second_date }} as datetime), cast({{ first_date }} as datetime), {{ datepart }})
{%- endmacro %}

{# What Postgres subtracts is an interval: months are counted by year and month, the rest by seconds. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set part = datepart | lower -%}
  {%- if part in ('year', 'quarter', 'month') -%}
    {%- set per_year = {'year': 1, 'quarter': 4, 'month': 12}[part] -%}
    ((date_part('year', ({{ second_date }})::date) - date_part('year', ({{ first_date }})::date)) * {{ per_year }}
    {%- if part != 'year' %} + date_part('{{ part }}', ({{ second_date }})::date) - date_part('{{ part }}', ({{ first_date }})::date){% endif %})
  {%- elif part == 'week' -%}
    {%- set sunday = "date_trunc('week', (%s)::timestamp + interval '1 day')::date" -%}
    (({{ sunday % second_date }} - {{ sunday % first_date }}) / 7)
  {%- elif part == 'day' -%}
    (({{ second_date }})::date - ({{ first_date }})::date)
  {%- else -%}
    {%- set seconds = {'hour': '3600', 'minute': '60', 'millisecond': '0.001', 'microsecond': '0.000001'}.get(part, '1') -%}
    {%- set whole = "date_trunc('" ~ part ~ "', (%s)::timestamp)" -%}
    (extract(epoch from {{ whole % second_date }} - {{ whole % first_date }}) / {{ seconds }})
  {%- endif -%}
{%- endmacro %}

{# DuckDB's weeks begin on Monday. #}
{% macro duckdb__datediff(first_date, second_date, datepart) -%}
  {%- set shift = ' + interval 1 day' if datepart == 'week' else '' -%}
  (date_diff('{{ datepart }}', {{ first_date }}::timestamp{{ shift }}, {{ second_date }}::timestamp{{ shift }}))
{%- endmacro %}

{% macro spark__datediff(first_date, second_date, datepart) -%}
  {%- if datepart == 'day' -%}
    datediff({{ second_date }}, {{ first_date }})
  {%- else -%}
    timestampdiff({{ datepart }}, {{ dbt.date_trunc(datepart, first_date) }}, {{ dbt.date_trunc(datepart, second_date) }})
  {%- endif -%}
{%- endmacro %}

{% macro databricks__datediff(first_date, second_date, datepart) -%}
  timestampdiff({{ datepart }}, {{ dbt.date_trunc(datepart, first_date) }}, {{ dbt.date_trunc(datepart, second_date) }})
{%- endmacro %}

{# Trino counts whole periods, so both ends are cut down to theirs. #}
{% macro trino__datediff(first_date, second_date, datepart) -%}
  {%- set whole = "date_trunc('" ~ datepart ~ "', cast(%s as timestamp))" -%}
  date_diff('{{ datepart }}', {{ whole % first_date }}, {{ whole % second_date }})
{%- endmacro %}

{% macro athena__datediff(first_date, second_date, datepart) -%}
  {{ return(trino__datediff(first_date, second_date, datepart)) }}
{%- endmacro %}
