{# Where the columns are not known, all of them stand as `*`, with what the warehouse has for leaving some out. #}
{% macro star(from, relation_alias=false, except=[], prefix='', suffix='', quote_identifiers=true) -%}
  {{ return(adapter.dispatch('star', 'dbt_utils')(from, relation_alias, except, prefix, suffix, quote_identifiers)) }}
{%- endmacro %}

{% macro default__star(from, relation_alias=false, except=[], prefix='', suffix='', quote_identifiers=true) -%}
  {%- set names = dbt_utils.get_filtered_columns_in_relation(from, except) -%}
  {%- if not names -%}
    {{ return(('%s.*' % relation_alias if relation_alias else '*') ~ dbt_utils._star_without(from, except)) }}
  {%- endif -%}
  {%- for name in names -%}
    {{ relation_alias ~ '.' if relation_alias }}
    {{- adapter.quote(name) | trim if quote_identifiers else name | trim }}
    {%- if prefix or suffix %} as {{ adapter.quote(prefix ~ name ~ suffix) | trim if quote_identifiers else (prefix ~ name ~ suffix) | trim }}{% endif %}
    {{- ',\n  ' if not loop.last }}
  {%- endfor -%}
{%- endmacro %}

{% macro _star_without(from, except) %}
  {%- set word = {'bigquery': 'except', 'databricks': 'except', 'snowflake': 'exclude', 'duckdb': 'exclude'}.get(target.type) -%}
  {%- if not word or not except or execute and adapter.get_columns_in_relation(from) -%}{{ return('') }}{%- endif -%}
  {{ return(' ' ~ word ~ ' (' ~ (except | join(', ')) ~ ')') }}
{% endmacro %}
