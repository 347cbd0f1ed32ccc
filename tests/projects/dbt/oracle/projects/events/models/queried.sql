{%- set default_kinds = ['click', 'view'] -%}
{%- set kinds = dbt_utils.get_column_values(ref('no_rows'), 'kind', default=default_kinds) or default_kinds -%}
{%- if execute -%}
  {%- set ran = true -%}
{%- else -%}
  {%- set ran = false -%}
{%- endif -%}
select {{ 1 if execute else 0 }} as executed
{%- for kind in kinds %}, '{{ kind }}' as {{ kind }}{% endfor %}
