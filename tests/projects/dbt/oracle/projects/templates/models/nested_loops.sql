{% set years = range(2022, 2024) %}
{% set metrics = {'sum': ['a', 'b'], 'max': ['a']} %}
select
{% for year in years -%}
  {% set outer = loop %}
  {% for function, columns in metrics | dictsort -%}
    {% for column in columns -%}
      {{ function }}({{ column }}) filter (a < {{ year }}) as {{ function }}_{{ column }}_{{ year }}
      {%- if not (outer.last and loop.last and function == 'sum') %},{% endif %}
    {% endfor %}
  {%- endfor %}
{%- endfor %}
from {{ ref('plain') }}
