{% macro get_query_results_as_dict(query) -%}
  {{ return(adapter.dispatch('get_query_results_as_dict', 'dbt_utils')(query)) }}
{%- endmacro %}

{% macro default__get_query_results_as_dict(query) -%}
  {%- set answer = run_query(query) if execute else none -%}
  {{ return({}) }}
{%- endmacro %}
