{% macro any_value(expression) %}
  {{ return(adapter.dispatch('any_value', 'dbt')(expression)) }}
{% endmacro %}

{% macro default__any_value(expression) -%} any_value({{ expression }}) {%- endmacro %}
{# Postgres has had any_value only since 16. #}
{% macro postgres__any_value(expression) -%} min({{ expression }}) {%- endmacro %}
{% macro spark__any_value(expression) -%} first({{ expression }}) {%- endmacro %}
{% macro duckdb__any_value(expression) -%} arbitrary({{ expression }}) {%- endmacro %}
{% macro trino__any_value(expression) -%} arbitrary({{ expression }}) {%- endmacro %}
{% macro athena__any_value(expression) -%} arbitrary({{ expression }}) {%- endmacro %}
{% macro fabric__any_value(expression) -%} min({{ expression }}) {%- endmacro %}
