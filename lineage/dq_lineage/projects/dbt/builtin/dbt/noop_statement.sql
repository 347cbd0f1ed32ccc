{# Runs nothing, and its SQL is no part of the query. #}
{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) %}
  {%- set sql = caller() -%}
{% endmacro %}
