{# Only the warehouse has the values; without it there are those that the project gives as default, or none. #}
{% macro get_column_values(table, column, order_by='count(*) desc', max_records=none, default=none, where=none) -%}
  {{ return(adapter.dispatch('get_column_values', 'dbt_utils')(table, column, order_by, max_records, default, where)) }}
{%- endmacro %}

{% macro default__get_column_values(table, column, order_by='count(*) desc', max_records=none, default=none, where=none) -%}
  {%- set answer = run_query('select ' ~ column ~ ' from ' ~ table ~ ' group by 1') if execute else none -%}
  {{ return(default if default is not none else []) }}
{%- endmacro %}
