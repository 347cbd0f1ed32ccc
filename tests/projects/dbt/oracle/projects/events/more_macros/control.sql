{% macro each_column(columns) -%}
select
{%- for column in columns %}
    {{- caller(column) }}
    {%- if not loop.last %},{% endif -%}
{% endfor %}
{%- endmacro %}

{% macro wrapped(before, after='') %}
where {{ before }}{{ caller() }}{{ after }} = '1'
{% endmacro %}

{%- macro nested(depth) -%}
  {%- if depth > 0 -%} ({{ nested(depth - 1) }}) {%- else -%} 1 {%- endif -%}
{%- endmacro -%}

{% macro factorial(n) %}
  {% if n <= 1 %}{{ return(1) }}{% endif %}
  {{ return(n * factorial(n - 1)) }}
{% endmacro %}

{% macro with_namespace(names) -%}
  {%- set seen = namespace(count=0, text='') -%}
  {%- for name in names -%}
    {%- set seen.count = seen.count + loop.index -%}
    {%- set seen.text = seen.text ~ name -%}
  {%- endfor -%}
  {{ seen.count }} as counted, '{{ seen.text }}' as text
{%- endmacro %}

{% macro collected(first) -%}
  {% for more in varargs %}'{{ first }}{{ more }}' as {{ more }}_{{ loop.index }}, {% endfor -%}
  {% for name, value in kwargs.items() | sort %}'{{ value }}' as {{ name }}{{ ", " if not loop.last }}{% endfor %}
{%- endmacro %}

{% macro returned_pairs() %}
  {% do return({'a': 1, 'b': "'two'"}) %}
  never
{% endmacro %}

{% macro returned_early(x) -%}
  {%- for i in [1, 2, 3] -%}
    {%- if x == 1 -%}{{ return(i) }}{%- endif -%}
  {%- endfor -%}
  'late'
{%- endmacro %}

{% macro returned_list() %}{{ return(['x'] * 3) }}{% endmacro %}
{% macro returned_number() %}{{ return(41) }}{% endmacro %}
