{% macro safe_add(field_list) -%}
  {{ return(adapter.dispatch('safe_add', 'dbt_utils')(field_list)) }}
{%- endmacro %}

{% macro default__safe_add(field_list) -%}
  {{ return(dbt_utils._null_as_zero(field_list) | join(' + ')) }}
{%- endmacro %}

{% macro safe_subtract(field_list) -%}
  {{ return(adapter.dispatch('safe_subtract', 'dbt_utils')(field_list)) }}
{%- endmacro %}

{% macro default__safe_subtract(field_list) -%}
  {{ return(dbt_utils._null_as_zero(field_list) | join(' - ')) }}
{%- endmacro %}

{% macro _null_as_zero(field_list) -%}
  {%- set terms = [] -%}
  {%- for field in field_list -%}{%- do terms.append('coalesce(' ~ field ~ ', 0)') -%}{%- endfor -%}
  {{ return(terms) }}
{%- endmacro %}

{% macro safe_divide(numerator, denominator) -%}
  {{ return(adapter.dispatch('safe_divide', 'dbt_utils')(numerator, denominator)) }}
{%- endmacro %}

{% macro default__safe_divide(numerator, denominator) -%}
  ( {{ numerator }} ) / nullif( ( {{ denominator }} ), 0)
{%- endmacro %}
