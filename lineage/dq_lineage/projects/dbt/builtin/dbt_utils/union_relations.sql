{% macro union_relations(relations, column_override=none, include=[], exclude=[], source_column_name='_dbt_source_relation', where=none) -%}
  {{ return(adapter.dispatch('union_relations', 'dbt_utils')(relations, column_override, include, exclude, source_column_name, where)) }}
{%- endmacro %}

{# A column that a relation lacks is null there; the type of each is the widest that occurs. #}
{% macro default__union_relations(relations, column_override=none, include=[], exclude=[], source_column_name='_dbt_source_relation', where=none) -%}
  {%- if include and exclude -%}
    {{ exceptions.raise_compiler_error('union_relations takes either include or exclude, not both') }}
  {%- endif -%}
  {%- set types = column_override or {} -%}
  {%- set wanted = include | map('lower') | list -%}
  {%- set unwanted = exclude | map('lower') | list -%}
  {%- set columns_of = {} -%}
  {%- set widest = {} -%}
  {%- for relation in relations -%}
    {%- set names = [] -%}
    {%- for column in (adapter.get_columns_in_relation(relation) if execute else []) -%}
      {%- set name = column.column -%}
      {%- if name | lower not in unwanted and (not wanted or name | lower in wanted) -%}
        {%- do names.append(name) -%}
        {%- if name not in widest or widest[name].can_expand_to(column) -%}
          {%- do widest.update({name: column}) -%}
        {%- endif -%}
      {%- endif -%}
    {%- endfor -%}
    {%- do columns_of.update({relation | string: names}) -%}
  {%- endfor -%}
  {%- for relation in relations %}
    (
      select
        {% if source_column_name is not none -%}
        cast({{ dbt.string_literal(relation) }} as {{ dbt.type_string() }}) as {{ source_column_name }}{{ ',' }}
        {%- endif %}
        {% for name in widest -%}
          {%- set column = widest[name] -%}
          {%- set value = column.quoted if name in columns_of[relation | string] else 'null' -%}
          cast({{ value }} as {{ types.get(name, column.data_type) }}) as {{ column.quoted }}{{ ',' if not loop.last }}
        {% else -%}
          {{ include | join(', ') if include else '*' }}
        {% endfor %}
      from {{ relation }}
      {%- if where %}
      where {{ where }}
      {%- endif %}
    )
    {% if not loop.last %}union all{% endif %}
  {% endfor %}
{%- endmacro %}
