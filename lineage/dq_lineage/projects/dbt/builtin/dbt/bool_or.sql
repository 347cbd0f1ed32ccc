{% macro bool_or(expression) %}
  {{ return(adapter.dispatch('bool_or', 'dbt')(expression)) }}
{% endmacro %}

{% macro default__bool_or(expression) -%} bool_or({{ expression }}) {%- endmacro %}
{% macro bigquery__bool_or(expression) -%} logical_or({{ expression }}) {%- endmacro %}
{% macro snowflake__bool_or(expression) -%} boolor_agg({{ expression }}) {%- endmacro %}
{% macro spark__bool_or(expression) -%} max({{ expression }}) {%- endmacro %}
{% macro fabric__bool_or(expression) -%} max(case when {{ expression }} then 1 else 0 end) {%- endmacro %}
