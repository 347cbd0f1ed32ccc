{% macro current_timestamp() %}
  {{ return(adapter.dispatch('current_timestamp', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp() -%} current_timestamp {%- endmacro %}
{% macro bigquery__current_timestamp() -%} current_timestamp() {%- endmacro %}
{% macro snowflake__current_timestamp() -%} convert_timezone('UTC', current_timestamp()) {%- endmacro %}
{% macro redshift__current_timestamp() -%} getdate() {%- endmacro %}
{% macro postgres__current_timestamp() -%} now() {%- endmacro %}
{% macro spark__current_timestamp() -%} current_timestamp() {%- endmacro %}
{% macro duckdb__current_timestamp() -%} now() {%- endmacro %}
{% macro athena__current_timestamp() -%} now() {%- endmacro %}
{% macro fabric__current_timestamp() -%} cast(sysdatetime() as datetime2(6)) {%- endmacro %}

{% macro current_timestamp_backcompat() %}
  {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp_backcompat() -%} current_timestamp::timestamp {%- endmacro %}
{% macro bigquery__current_timestamp_backcompat() -%} current_timestamp {%- endmacro %}
{% macro snowflake__current_timestamp_backcompat() -%} current_timestamp::{{ dbt.type_timestamp() }} {%- endmacro %}
{% macro redshift__current_timestamp_backcompat() -%} getdate() {%- endmacro %}

{% macro current_timestamp_in_utc_backcompat() %}
  {{ return(adapter.dispatch('current_timestamp_in_utc_backcompat', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp_in_utc_backcompat() -%}
  {{ return(dbt.current_timestamp_backcompat()) }}
{%- endmacro %}
{% macro snowflake__current_timestamp_in_utc_backcompat() -%}
  convert_timezone('UTC', {{ dbt.current_timestamp_backcompat() }})::{{ dbt.type_timestamp() }}
{%- endmacro %}
{% macro postgres__current_timestamp_in_utc_backcompat() -%}
  (current_timestamp at time zone 'utc')::{{ dbt.type_timestamp() }}
{%- endmacro %}
{% macro redshift__current_timestamp_in_utc_backcompat() -%} getdate() {%- endmacro %}

{% macro current_timestamp_in_utc() %}
  {{ return(adapter.dispatch('current_timestamp_in_utc', 'dbt')()) }}
{% endmacro %}

{% macro default__current_timestamp_in_utc() -%}
  {{ return(dbt.current_timestamp_in_utc_backcompat()) }}
{%- endmacro %}

{% macro snapshot_get_time() -%}
  {{ adapter.dispatch('snapshot_get_time', 'dbt')() }}
{%- endmacro %}

{% macro default__snapshot_get_time() -%} {{ dbt.current_timestamp() }} {%- endmacro %}
{% macro duckdb__snapshot_get_time() -%} {{ dbt.current_timestamp() }}::timestamp {%- endmacro %}
{% macro redshift__snapshot_get_time() -%} {{ dbt.current_timestamp() }}::timestamp {%- endmacro %}
{% macro postgres__snapshot_get_time() -%}
  {{ dbt.current_timestamp() }}::timestamp without time zone
{%- endmacro %}
{% macro snowflake__snapshot_get_time() -%} to_timestamp_ntz({{ dbt.current_timestamp() }}) {%- endmacro %}
