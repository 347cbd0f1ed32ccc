{{ config(materialized='table') }}
{%- set relation = adapter.get_relation(database=this.database, schema=this.schema, identifier='no_such_table_anywhere') %}
select {% if relation is none %}'absent'{% else %}'present'{% endif %} as state
