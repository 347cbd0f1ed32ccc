select {% call wrap("'<", ">'") %}in{{ 'side' }}{% endcall %} as a,
{% call(item, n) each(['x', 'y']) %}'{{ item }}' as {{ item }}{{ n }}{% endcall %},
{% call wrap("'", "'") -%}
  {%- call wrap('(', ')') -%} nested {%- endcall -%}
{%- endcall %} as nested,
'{{ anything(1, 2, k=3, a='b') }}' as v
