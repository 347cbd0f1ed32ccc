{% set cols = ['a', 'b'] %}
{% set sql %}
{% for c in cols %}{{ c }} as {{ c }}_x{% if not loop.last %}, {% endif %}{% endfor %}
{% endset %}
with a as (select 1 as a, 2 as b) select {{ sql }} from a
{%- set groups = dict(cols | map('upper') | zip(['x', 'y'])) if false else {} %}
