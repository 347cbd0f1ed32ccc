{# With several schemas or databases the warehouse would say which of them have the table. #}
{% macro union_data(table_identifier, database_variable, schema_variable, default_database, default_schema, default_variable, union_schema_variable='union_schemas', union_database_variable='union_databases') -%}
  {{ return(adapter.dispatch('union_data', 'fivetran_utils')(table_identifier, database_variable, schema_variable, default_database, default_schema, default_variable, union_schema_variable, union_database_variable)) }}
{%- endmacro %}

{% macro default__union_data(table_identifier, database_variable, schema_variable, default_database, default_schema, default_variable, union_schema_variable='union_schemas', union_database_variable='union_databases') -%}
  {%- set database = var(database_variable, default_database) -%}
  {%- set relations = [] -%}
  {%- for schema in var(union_schema_variable, []) or [] -%}
    {%- do relations.append(api.Relation.create(database=database, schema=schema, identifier=table_identifier)) -%}
  {%- endfor -%}
  {%- for one in var(union_database_variable, []) or [] -%}
    {%- do relations.append(api.Relation.create(database=one, schema=var(schema_variable, default_schema), identifier=table_identifier)) -%}
  {%- endfor -%}
  {%- if relations -%}
    {{ dbt_utils.union_relations(relations) }}
  {%- else -%}
    select * from {{ var(default_variable, none) or api.Relation.create(database=database, schema=var(schema_variable, default_schema), identifier=table_identifier) }}
  {%- endif -%}
{%- endmacro %}
