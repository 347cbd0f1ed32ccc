{% set up | upper | replace('B', 'x') %}ab{{ 'c' }}{% endset %}
{% set plain %}
  multi
  line
{% endset %}
select '{{ up }}' as u, '{{ plain | trim | replace("\n", "~") }}' as p,
{% filter upper %}'low {{ up | lower }}'{% endfilter %} as f,
{% filter replace('a', 'e') | indent(4) %}'banana
next'{% endfilter %} as g, '{{ plain | length }}' as l, '{{ plain is string }}' as st
