{% macro timestamp_name(name) -%}
  {{ adapter.dispatch('timestamp_name', 'conventions')(name) }}
{%- endmacro %}

{% macro default__timestamp_name(name) -%}
  {{ name }}{{ var('suffix', '_default') }}
{%- endmacro %}

{% macro flag_name(name) %}{{ return(adapter.dispatch('flag_name', 'conventions')(name)) }}{% endmacro %}
{% macro default__flag_name(name) %}is_{{ name }}{% endmacro %}
{% macro duckdb__flag_name(name) %}has_{{ name }}{% endmacro %}

{% macro where_am_i() -%}
  {{ model.package_name }} {{ project_name }} {{ var('level') }} {{ conventions.own_private() }}
{%- endmacro %}

{% macro own_private() %}{{ private_name() }}{% endmacro %}
{% macro private_name() %}of the package{% endmacro %}
