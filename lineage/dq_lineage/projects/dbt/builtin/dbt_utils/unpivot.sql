{% macro unpivot(relation=none, cast_to='varchar', exclude=none, remove=none, field_name='field_name', value_name='value', quote_identifiers=false) -%}
  {{ return(adapter.dispatch('unpivot', 'dbt_utils')(relation, cast_to, exclude, remove, field_name, value_name, quote_identifiers)) }}
{%- endmacro %}

{% macro default__unpivot(relation=none, cast_to='varchar', exclude=none, remove=none, field_name='field_name', value_name='value', quote_identifiers=false) -%}
  {%- if not relation -%}
    {{ exceptions.raise_compiler_error('unpivot needs a relation') }}
  {%- endif -%}
  {%- set kept = exclude or [] -%}
  {%- set skipped = (kept + (remove or [])) | map('lower') | list -%}
  {%- set columns = [] -%}
  {%- for column in (adapter.get_columns_in_relation(relation) if execute else []) if column.column | lower not in skipped -%}
    {%- do columns.append(column) -%}
  {%- endfor -%}
  {%- for column in columns %}
    {%- set name = adapter.quote(column.column) if quote_identifiers else column.column %}
    select
      {%- for keep in kept %}
      {{ adapter.quote(keep) if quote_identifiers else keep }},
      {%- endfor %}
      cast('{{ column.column }}' as {{ dbt.type_string() }}) as {{ adapter.quote(field_name) if quote_identifiers else field_name }},
      cast({{ dbt.cast_bool_to_text(name) if column.data_type == 'boolean' else name }} as {{ cast_to }}) as {{ adapter.quote(value_name) if quote_identifiers else value_name }}
    from {{ relation }}
    {{ 'union all' if not loop.last }}
  {%- else %}
    select
      {%- for keep in kept %}
      {{ adapter.quote(keep) if quote_identifiers else keep }},
      {%- endfor %}
      cast(null as {{ dbt.type_string() }}) as {{ field_name }},
      cast(null as {{ cast_to }}) as {{ value_name }}
    from {{ relation }}
  {%- endfor %}
{%- endmacro %}
