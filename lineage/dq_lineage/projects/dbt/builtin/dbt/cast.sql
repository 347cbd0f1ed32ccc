{% macro cast(field, type) %}
  {{ return(adapter.dispatch('cast', 'dbt')(field, type)) }}
{% endmacro %}

{% macro default__cast(field, type) -%} cast({{ field }} as {{ type }}) {%- endmacro %}

{% macro cast_bool_to_text(field) %}
  {{ return(adapter.dispatch('cast_bool_to_text', 'dbt')(field)) }}
{% endmacro %}

{% macro default__cast_bool_to_text(field) -%} cast({{ field }} as {{ dbt.type_string() }}) {%- endmacro %}
{# Redshift has no cast from boolean to varchar. #}
{% macro redshift__cast_bool_to_text(field) -%}
  case when {{ field }} is true then 'true' when {{ field }} is false then 'false' end::text
{%- endmacro %}
{% macro fabric__cast_bool_to_text(field) -%}
  case {{ field }} when 1 then 'true' when 0 then 'false' end
{%- endmacro %}

{% macro safe_cast(field, type) %}
  {{ return(adapter.dispatch('safe_cast', 'dbt')(field, type)) }}
{% endmacro %}

{% macro default__safe_cast(field, type) -%} cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro bigquery__safe_cast(field, type) -%} safe_cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro snowflake__safe_cast(field, type) -%} try_cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro trino__safe_cast(field, type) -%} try_cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro athena__safe_cast(field, type) -%} try_cast({{ field }} as {{ type }}) {%- endmacro %}
{% macro fabric__safe_cast(field, type) -%} try_cast({{ field }} as {{ type }}) {%- endmacro %}
