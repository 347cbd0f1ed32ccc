{% macro n_days_away(n, date=none, tz=none) -%} {{ dbt_date._moved('day', n, date, tz) }} {%- endmacro %}
{% macro n_days_ago(n, date=none, tz=none) -%} {{ dbt_date._moved('day', -1 * n, date, tz) }} {%- endmacro %}
{% macro n_weeks_away(n, tz=none) -%} {{ dbt_date._moved_whole('week', n, tz) }} {%- endmacro %}
{% macro n_weeks_ago(n, tz=none) -%} {{ dbt_date._moved_whole('week', -1 * n, tz) }} {%- endmacro %}
{% macro n_months_away(n, tz=none) -%} {{ dbt_date._moved_whole('month', n, tz) }} {%- endmacro %}
{% macro n_months_ago(n, tz=none) -%} {{ dbt_date._moved_whole('month', -1 * n, tz) }} {%- endmacro %}

{% macro _moved(datepart, n, date, tz) -%}
  {%- set from = 'cast(' ~ date ~ ' as date)' if date else dbt_date.today(tz) -%}
  cast({{ dbt.dateadd(datepart, n, from) }} as date)
{%- endmacro %}

{% macro _moved_whole(datepart, n, tz) -%}
  cast({{ dbt.dateadd(datepart, n, dbt.date_trunc(datepart, dbt_date.today(tz))) }} as date)
{%- endmacro %}
