{%- if true -%}   select {% endif %}1 as a
  {%- if false %} hidden {%- else %} , 2 as b {%- endif -%}
{% for x in [1, 2] -%}
  , {{ x }} as c{{ x -}}
{% endfor %}
{%- set y = 3 %}
   {{- ', ' }}{{ y }} as d {#- trailing -#}


, {{- 4 -}} as e
{% set block -%}
   trimmed
{%- endset %}, '{{ block }}' as f
{% macro inline_m() -%} x {%- endmacro %}, 5 as g
