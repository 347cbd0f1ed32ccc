select
{% for row in [1, 2, 3, 4] if row is even %}
  '{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.cycle("odd", "even") }}' as r{{ row }},
{% else %}
  none,
{% endfor %}
{%- for key, value in {'a': [], 'b': [2, 3]}.items() %}
  {% for inner in value %}'{{ key }}{{ inner }}{{ loop.previtem if not loop.first }}{{ loop.nextitem if not loop.last }}' as {{ key }}{{ inner }},{% else %} '{{ key }}' as {{ key }}, {% endfor %}
{%- endfor %}
{% for x in [] %}{{ x }}{% else %}'empty' as empty{% endfor %}
{% for i in range(10) %}{% if i == 2 %}{% continue %}{% elif i > 3 %}{% break %}{% endif %}, {{ i }} as i{{ i }}{% endfor %}
