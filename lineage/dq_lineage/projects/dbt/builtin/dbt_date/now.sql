{% macro convert_timezone(column, target_tz=none, source_tz=none) -%}
  {{ return(adapter.dispatch('convert_timezone', 'dbt_date')(column, target_tz or var('dbt_date:time_zone', 'UTC'), source_tz)) }}
{%- endmacro %}

{% macro default__convert_timezone(column, target_tz, source_tz) -%}
  convert_timezone({{ "'%s', " % source_tz if source_tz }}'{{ target_tz }}', cast({{ column }} as {{ dbt.type_timestamp() }}))
{%- endmacro %}
{% macro bigquery__convert_timezone(column, target_tz, source_tz) -%}
  timestamp(datetime({{ column }}, '{{ target_tz }}'))
{%- endmacro %}
{% macro spark__convert_timezone(column, target_tz, source_tz) -%}
  from_utc_timestamp(to_utc_timestamp({{ column }}, '{{ source_tz or 'UTC' }}'), '{{ target_tz }}')
{%- endmacro %}
{% macro postgres__convert_timezone(column, target_tz, source_tz) -%}
  cast(cast({{ column }} as timestamp) at time zone '{{ source_tz or 'UTC' }}' at time zone '{{ target_tz }}' as timestamp)
{%- endmacro %}
{% macro redshift__convert_timezone(column, target_tz, source_tz) -%}
  {{ return(default__convert_timezone(column, target_tz, source_tz)) }}
{%- endmacro %}
{% macro duckdb__convert_timezone(column, target_tz, source_tz) -%}
  {{ return(postgres__convert_timezone(column, target_tz, source_tz)) }}
{%- endmacro %}

{% macro now(tz=none) -%} {{ dbt_date.convert_timezone(dbt.current_timestamp(), tz) }} {%- endmacro %}
{% macro today(tz=none) -%} cast({{ dbt_date.now(tz) }} as date) {%- endmacro %}
{% macro yesterday(date=none, tz=none) -%} {{ dbt_date.n_days_ago(1, date, tz) }} {%- endmacro %}
{% macro tomorrow(date=none, tz=none) -%} {{ dbt_date.n_days_away(1, date, tz) }} {%- endmacro %}
