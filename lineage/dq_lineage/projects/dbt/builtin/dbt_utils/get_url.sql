{% macro get_url_parameter(field, url_parameter) -%}
  {{ return(adapter.dispatch('get_url_parameter', 'dbt_utils')(field, url_parameter)) }}
{%- endmacro %}

{% macro default__get_url_parameter(field, url_parameter) -%}
  {%- set behind_name = dbt.split_part(field, "'" ~ url_parameter ~ "='", 2) -%}
  nullif({{ dbt.split_part(behind_name, "'&'", 1) }}, '')
{%- endmacro %}

{% macro get_url_host(field) -%}
  {{ return(adapter.dispatch('get_url_host', 'dbt_utils')(field)) }}
{%- endmacro %}

{% macro default__get_url_host(field) -%}
  {%- set bare = dbt.replace(dbt.replace(dbt.replace(field, "'android-app://'", "''"), "'http://'", "''"), "'https://'", "''") -%}
  {%- set host = dbt.split_part(dbt.split_part(bare, "'/'", 1), "'?'", 1) -%}
  {{ return(dbt.safe_cast(host, dbt.type_string())) }}
{%- endmacro %}

{% macro get_url_path(field) -%}
  {{ return(adapter.dispatch('get_url_path', 'dbt_utils')(field)) }}
{%- endmacro %}

{% macro default__get_url_path(field) -%}
  {%- set bare = dbt.replace(dbt.replace(field, "'http://'", "''"), "'https://'", "''") -%}
  {%- set host_ends = 'coalesce(nullif(' ~ dbt.position("'/'", bare) ~ ', 0), ' ~ dbt.position("'?'", bare) ~ ' - 1)' -%}
  {%- set path = dbt.split_part(dbt.right(bare, dbt.length(bare) ~ '-' ~ host_ends), "'?'", 1) -%}
  {{ return(dbt.safe_cast(path, dbt.type_string())) }}
{%- endmacro %}
