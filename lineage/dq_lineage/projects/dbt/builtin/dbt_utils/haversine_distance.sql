{# The great circle's distance, in miles or in kilometres. #}
{% macro haversine_distance(lat1, lon1, lat2, lon2, unit='mi') -%}
  {{ return(adapter.dispatch('haversine_distance', 'dbt_utils')(lat1, lon1, lat2, lon2, unit)) }}
{%- endmacro %}

{% macro default__haversine_distance(lat1, lon1, lat2, lon2, unit='mi') -%}
  {%- set factor = {'mi': 1, 'km': 1.60934}.get(unit) -%}
  {%- if factor is none -%}
    {{ exceptions.raise_compiler_error("haversine_distance knows the units 'mi' and 'km'") }}
  {%- endif -%}
  2 * 3961 * asin(sqrt(power((sin(radians(({{ lat2 }} - {{ lat1 }}) / 2))), 2) +
  cos(radians({{ lat1 }})) * cos(radians({{ lat2 }})) *
  power((sin(radians(({{ lon2 }} - {{ lon1 }}) / 2))), 2))) * {{ factor }}
{%- endmacro %}

{# BigQuery has no function radians. #}
{% macro bigquery__haversine_distance(lat1, lon1, lat2, lon2, unit='mi') -%}
  {%- set factor = {'mi': 1, 'km': 1.60934}.get(unit) -%}
  {%- set angle = '(acos(-1) * %s / 180)' -%}
  2 * 3961 * asin(sqrt(power(sin(({{ angle % lat2 }} - {{ angle % lat1 }}) / 2), 2) +
  cos({{ angle % lat1 }}) * cos({{ angle % lat2 }}) *
  power(sin(({{ angle % lon2 }} - {{ angle % lon1 }}) / 2), 2))) * {{ factor }}
{%- endmacro %}
