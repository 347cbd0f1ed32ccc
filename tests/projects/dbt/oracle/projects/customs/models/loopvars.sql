select
{% for x in ['a', 'a', 'b', 'c'] %}
'{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.cycle("o", "e") }}{{ loop.changed(x) }}{{ loop.depth }}{{ loop.depth0 }}' as c{{ loop.index }}{% if not loop.last %},{% endif %}
{% else %}
nothing
{% endfor %}
{% for x in [] %}{% else %}, 'empty' as e{% endfor %}
{% for x in [1,2,3,4,5,6] if x is even %}{% if x == 6 %}{% break %}{% endif %}{% if x == 2 %}{% continue %}{% endif %}, {{ x }} as n{{ x }}{% endfor %}
{% for k, v in {'p': 1, 'q': 2}.items() %}, {{ v }} as {{ k }}{% endfor %}
{% for node in [{'n': 1, 'c': [{'n': 2, 'c': []}]}] recursive %}, {{ node.n }} as r{{ node.n }}{{ loop(node.c) }}{% endfor %}
{% for a, (b, c) in [(1, (2, 3))] %}, {{ a + b + c }} as abc{% endfor %}
{% for i in range(3, 0, -1) %}, {{ i }} as down{{ i }}{% endfor %}
{% for ch in 'xy' %}, '{{ ch }}' as ch_{{ ch }}{% endfor %}
