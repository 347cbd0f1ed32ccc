{%- set columns = adapter.get_columns_in_relation(ref('plain')) -%}
select
  {% for column in columns -%}
  {{ column.name }} as {{ column.quoted }}, '{{ column.data_type }} {{ column.dtype }} {{ column.is_string() }} {{ column.is_integer() }} {{ column.is_numeric() }}' as type_of_{{ column.column }}
  {{- "," if not loop.last }}
  {% endfor %}
from {{ ref('plain') }}
