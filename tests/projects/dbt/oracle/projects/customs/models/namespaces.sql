{% set ns = namespace(total=0, seen=[]) %}
{%- for x in [3, 1, 2] %}{% set ns.total = ns.total + x %}{% do ns.seen.append(x) %}{% endfor -%}
{% set outer = 1 %}{% for i in [1] %}{% set outer = 2 %}{% endfor %}
{% if true %}{% set in_if = 3 %}{% endif %}
select {{ ns.total }} as t, '{{ ns.seen | sort | join }}' as s, {{ outer }} as o, {{ in_if }} as i
{% set a, b = 1, 2 %}{% set d = {'k': 1} %}{% do d.update({'j': 2}) %}{% do d.pop('k') %}, $${{ a }}{{ b }}{{ d }}$$ as d, $${{ d.setdefault("q", []) }}{{ d.items() | list }}{{ d.keys() | list }}$$ as z
{% with x = 5, y = 6 %}, {{ x * y }} as w{% endwith %}
