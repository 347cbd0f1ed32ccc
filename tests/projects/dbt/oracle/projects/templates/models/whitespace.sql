{%- set a = 1 -%}
   {%- set b = 2 %}
{% set c = 3 -%}

select
    {{- ' ' ~ a }}, {{ b -}} , {{- c -}}
{#- gone -#}
    , {# kept #} 4
{%+ if true %} , 5 {%+ endif %}
{%- if false -%} nothing {%- endif -%}
, 6
{# a comment
   over lines with {{ ref('nowhere') }} and {% if %} #}
from {{ ref('plain') }} {%- if true %} where {{ 1 -}}  = {{- 1 }}{% endif -%}
