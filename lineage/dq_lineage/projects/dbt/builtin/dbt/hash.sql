{% macro hash(field) %}
  {{ return(adapter.dispatch('hash', 'dbt')(field)) }}
{% endmacro %}

{% macro default__hash(field) -%} md5(cast({{ field }} as {{ dbt.type_string() }})) {%- endmacro %}
{% macro bigquery__hash(field) -%} to_hex(md5(cast({{ field }} as {{ dbt.type_string() }}))) {%- endmacro %}
{% macro trino__hash(field) -%} lower(to_hex(md5(to_utf8(cast({{ field }} as {{ dbt.type_string() }}))))) {%- endmacro %}
{% macro athena__hash(field) -%} lower(to_hex(md5(to_utf8(cast({{ field }} as {{ dbt.type_string() }}))))) {%- endmacro %}
{% macro fabric__hash(field) -%}
  lower(convert(varchar(50), hashbytes('md5', coalesce(convert(varchar(8000), {{ field }}), '')), 2))
{%- endmacro %}
