select
    1 as a
    {%- if true %}
    , 2 as b
    {%- endif %}

    {%- for x in [1, 2] -%}
    , {{ x }} as c{{ x }}
    {%- endfor %}
    {#- c1 -#}
    , 3 as {# inline #} d
    {% raw %}, '{{ not rendered }} {% raw-ish %}' as e{% endraw %}
    {%- raw -%}  , '{# x #}' as f  {%- endraw -%}
    , '{{ "{{" }} {{ '}}' }} {{ "{%" }}' as g {# multi
    line {{ x }} {% endif %} #}
    , 4 as h{{- ' ' }} {{ '' -}}
    {%+ if true %}, 5 as i{% endif +%}
    , {{+ 6 }} as j
{#
#}
-- {{ 7 }} in a comment {# gone #}
/* {% if false %} never {% endif %} */
, 9 as k
