{# A text as a column's name: lower case, words joined by underscores, no digit in front. #}
{% macro slugify(string) -%}
  {%- if not string -%}{{ return('') }}{%- endif -%}
  {%- set joined = modules.re.sub('[ -]+', '_', string | lower) -%}
  {%- set plain = modules.re.sub('[^a-z0-9_]+', '', joined) -%}
  {{ return(modules.re.sub('^[0-9]', '_' ~ plain[0:1], plain)) }}
{%- endmacro %}
