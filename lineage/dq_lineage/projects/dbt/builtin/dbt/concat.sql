{% macro concat(fields) %}
  {{ return(adapter.dispatch('concat', 'dbt')(fields)) }}
{% endmacro %}

{% macro default__concat(fields) -%} {{ fields | join(' || ') }} {%- endmacro %}
{% macro spark__concat(fields) -%} concat({{ fields | join(', ') }}) {%- endmacro %}
{% macro athena__concat(fields) -%} concat({{ fields | join(', ') }}) {%- endmacro %}
{% macro fabric__concat(fields) -%} concat({{ fields | join(', ') }}) {%- endmacro %}
