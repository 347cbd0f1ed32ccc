{% set statuses = {'1': 'one', '2': 'two'} %}
{% set columns = [('id', 'int'), ('kind', 'text')] %}
select
{%- for k, v in statuses.items() %}
  sum(case when b.kind = '{{ k }}' then 1 end) as s_{{ v }}{{ "," if not loop.last else "" }}
{%- endfor -%}
, {% for name, type in columns %}min(cast(b.{{ name }} as {{ type }})) as {{ name }}{% if not loop.last %},
{% endif %}{% endfor %}
, [{{ [1,2,3] | map('string') | join(', ') }}] as l
, [{{ "'" ~ ['a','b'] | join("', '") ~ "'" }}] as q
, '{{ statuses | length }}{{ statuses.values() | list | first }}' as z
, {{ range(1, 4) | list | join(' + ') }} as s
, {% for i in range(0, 10, 3) -%} {{ i }} {%- if not loop.last %} + {% endif -%} {%- endfor %} as t
, '{{ "it\'s" | replace("'", "''") }}' as e
, '{{ columns | map(attribute=0) | join(', ') }}' as names
, '{{ columns | selectattr(1, "equalto", "int") | map(attribute=0) | first }}' as f
, '{{ ["x", "y", "z"][:2] | join("-") }} {{ "abc"[0] | upper }}' as g
, {{ (columns | length) * 2 - 1 }} as h
, '{{ dict(columns)["id"] }} {{ columns | list | length }} {{ namespace(a=1).a }}' as i
from {{ ref('base') }} as b
