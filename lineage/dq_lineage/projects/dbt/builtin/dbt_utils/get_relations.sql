{# Which tables there are is the warehouse's to say: without it none are found. #}
{% macro get_relations_by_pattern(schema_pattern, table_pattern, exclude='', database=target.database) -%}
  {{ return(adapter.dispatch('get_relations_by_pattern', 'dbt_utils')(schema_pattern, table_pattern, exclude, database)) }}
{%- endmacro %}

{% macro default__get_relations_by_pattern(schema_pattern, table_pattern, exclude='', database=target.database) -%}
  {%- set answer = run_query(dbt_utils.get_tables_by_pattern_sql(schema_pattern, table_pattern, exclude, database)) if execute else none -%}
  {{ return([]) }}
{%- endmacro %}

{% macro get_relations_by_prefix(schema, prefix, exclude='', database=target.database) -%}
  {{ return(adapter.dispatch('get_relations_by_prefix', 'dbt_utils')(schema, prefix, exclude, database)) }}
{%- endmacro %}

{% macro default__get_relations_by_prefix(schema, prefix, exclude='', database=target.database) -%}
  {{ return(dbt_utils.get_relations_by_pattern(schema, prefix ~ '%', exclude, database)) }}
{%- endmacro %}

{% macro get_tables_by_pattern_sql(schema_pattern, table_pattern, exclude='', database=target.database) -%}
  {{ return(adapter.dispatch('get_tables_by_pattern_sql', 'dbt_utils')(schema_pattern, table_pattern, exclude, database)) }}
{%- endmacro %}

{% macro default__get_tables_by_pattern_sql(schema_pattern, table_pattern, exclude='', database=target.database) -%}
  select distinct
    table_schema as {{ adapter.quote('table_schema') }},
    table_name as {{ adapter.quote('table_name') }},
    {{ dbt_utils.get_table_types_sql() }}
  from {{ database }}.information_schema.tables
  where table_schema ilike '{{ schema_pattern }}'
  and table_name ilike '{{ table_pattern }}'
  and table_name not ilike '{{ exclude }}'
{%- endmacro %}

{% macro get_tables_by_prefix_sql(schema, prefix, exclude='', database=target.database) -%}
  {{ return(adapter.dispatch('get_tables_by_prefix_sql', 'dbt_utils')(schema, prefix, exclude, database)) }}
{%- endmacro %}

{% macro default__get_tables_by_prefix_sql(schema, prefix, exclude='', database=target.database) -%}
  {{ return(dbt_utils.get_tables_by_pattern_sql(schema, prefix ~ '%', exclude, database)) }}
{%- endmacro %}

{% macro get_table_types_sql() -%}
  {{ return(adapter.dispatch('get_table_types_sql', 'dbt_utils')()) }}
{%- endmacro %}

{% macro default__get_table_types_sql() -%} {{ dbt_utils._table_type('EXTERNAL TABLE') }} {%- endmacro %}
{% macro postgres__get_table_types_sql() -%} {{ dbt_utils._table_type('FOREIGN') }} {%- endmacro %}
{% macro databricks__get_table_types_sql() -%} {{ dbt_utils._table_type('EXTERNAL') }} {%- endmacro %}

{% macro _table_type(external) -%}
  case table_type
    when 'BASE TABLE' then 'table'
    when '{{ external }}' then 'external'
    when 'MATERIALIZED VIEW' then 'materializedview'
    else lower(table_type)
  end as {{ adapter.quote('table_type') }}
{%- endmacro %}
