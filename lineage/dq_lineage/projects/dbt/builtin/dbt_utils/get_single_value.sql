{% macro get_single_value(query, default=none) -%}
  {{ return(adapter.dispatch('get_single_value', 'dbt_utils')(query, default)) }}
{%- endmacro %}

{% macro default__get_single_value(query, default=none) -%}
  {%- set answer = run_query(query) if execute else none -%}
  {{ return(default) }}
{%- endmacro %}
