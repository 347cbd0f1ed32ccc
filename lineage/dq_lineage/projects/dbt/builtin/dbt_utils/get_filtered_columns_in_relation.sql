{# Gives a list of names, in the order of the relation; what is left out is compared without case. #}
{% macro get_filtered_columns_in_relation(from, except=[]) -%}
  {{ return(adapter.dispatch('get_filtered_columns_in_relation', 'dbt_utils')(from, except)) }}
{%- endmacro %}

{% macro default__get_filtered_columns_in_relation(from, except=[]) -%}
  {%- if not execute -%}{{ return([]) }}{%- endif -%}
  {%- set left_out = except | map('lower') | list -%}
  {%- set names = [] -%}
  {%- for column in adapter.get_columns_in_relation(from) if column.column | lower not in left_out -%}
    {%- do names.append(column.column) -%}
  {%- endfor -%}
  {{ return(names) }}
{%- endmacro %}
