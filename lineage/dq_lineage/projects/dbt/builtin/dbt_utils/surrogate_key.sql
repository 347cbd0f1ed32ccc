{# The way before version 1.0: null counts as an empty text. #}
{% macro surrogate_key(field_list) -%}
  {{ return(adapter.dispatch('surrogate_key', 'dbt_utils')(field_list, *varargs)) }}
{%- endmacro %}

{% macro default__surrogate_key(field_list) -%}
  {%- set fields = [field_list] + (varargs | list) if field_list is string else field_list -%}
  {{ return(dbt_utils._key_of(fields, '')) }}
{%- endmacro %}
