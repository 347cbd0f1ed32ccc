{# An empty text becomes null. #}
{% macro nullcheck(cols) -%}
  {{ return(adapter.dispatch('nullcheck', 'dbt_utils')(cols)) }}
{%- endmacro %}

{% macro default__nullcheck(cols) -%}
  {%- for column in cols -%}
    {{ 'nullif(%s, \'\') as %s' % (column.name, column.name) if column.is_string() else column.name }}
    {{- ', ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro nullcheck_table(relation) -%}
  {{ return(adapter.dispatch('nullcheck_table', 'dbt_utils')(relation)) }}
{%- endmacro %}

{% macro default__nullcheck_table(relation) -%}
  {%- set columns = adapter.get_columns_in_relation(relation) if execute else [] -%}
  select {{ dbt_utils.nullcheck(columns) if columns else '*' }}
  from {{ relation }}
{%- endmacro %}
