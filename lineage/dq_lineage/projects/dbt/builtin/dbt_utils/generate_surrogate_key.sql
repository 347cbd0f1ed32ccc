{% macro generate_surrogate_key(field_list) -%}
  {{ return(adapter.dispatch('generate_surrogate_key', 'dbt_utils')(field_list)) }}
{%- endmacro %}

{# Null is told apart from an empty text unless the project asks for the older way. #}
{% macro default__generate_surrogate_key(field_list) -%}
  {%- set for_null = '' if var('surrogate_key_treat_nulls_as_empty_strings', false) else '_dbt_utils_surrogate_key_null_' -%}
  {{ return(dbt_utils._key_of(field_list, for_null)) }}
{%- endmacro %}

{% macro _key_of(field_list, for_null) -%}
  {%- set parts = [] -%}
  {%- for field in field_list -%}
    {%- do parts.append("coalesce(cast(" ~ field ~ " as " ~ dbt.type_string() ~ "), '" ~ for_null ~ "')") -%}
    {%- if not loop.last -%}{%- do parts.append("'-'") -%}{%- endif -%}
  {%- endfor -%}
  {{ return(dbt.hash(dbt.concat(parts))) }}
{%- endmacro %}
