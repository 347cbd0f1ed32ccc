{% set total = 0 %}
{% for i in [1, 2] %}{% set total = total + i %}{% endfor %}
{% set kept = namespace(total=0, list=[]) %}
{% for i in [1, 2] %}{% set kept.total = kept.total + i %}{% do kept.list.append(i) %}{% endfor %}
select {{ total }} as lost, {{ kept.total }} as kept, '{{ kept.list }}' as list,
  {{ sees_nothing() }} as seen
