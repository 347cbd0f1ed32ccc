{% set query -%}
  select a from {{ ref('plain') }}
{%- endset %}
{% set loud | upper %}
  b, c
{% endset %}
{% set x, y = 1, 'two' %}
{% set list = [] %}
{% do list.append('a') %}
{% do list.extend(['b', 'c']) %}
{% set _ = list.pop() %}
with q as ({{ query }})
select p.{{ list | join(', ') }}, {{ loud }}, {{ x }} as x, '{{ y }}' as y from q, {{ ref('plain') }} p
{% set x = 5 %}
{% if true %}{% set x = 6 %}{% set z = 7 %}{% endif %}
where {{ x }} = 6 and {{ z }} = 7 and q.a is not null
