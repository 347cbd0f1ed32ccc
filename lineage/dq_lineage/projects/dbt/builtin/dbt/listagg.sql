{% macro listagg(measure, delimiter_text="','", order_by_clause=none, limit_num=none) %}
  {{ return(adapter.dispatch('listagg', 'dbt')(measure, delimiter_text, order_by_clause, limit_num)) }}
{% endmacro %}

{% macro default__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set ordered = ' within group (' ~ order_by_clause ~ ')' if order_by_clause else '' -%}
  {%- if limit_num -%}
    array_to_string(array_slice(array_agg({{ measure }}){{ ordered }}, 0, {{ limit_num }}), {{ delimiter_text }})
  {%- else -%}
    listagg({{ measure }}, {{ delimiter_text }}){{ ordered }}
  {%- endif -%}
{%- endmacro %}

{% macro bigquery__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  string_agg({{ measure }}, {{ delimiter_text }}
  {%- if order_by_clause %} {{ order_by_clause }}{% endif %}
  {%- if limit_num %} limit {{ limit_num }}{% endif %})
{%- endmacro %}

{% macro postgres__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set ordered = ' ' ~ order_by_clause if order_by_clause else '' -%}
  {%- if limit_num -%}
    array_to_string((array_agg({{ measure }}{{ ordered }}))[1:{{ limit_num }}], {{ delimiter_text }})
  {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }}{{ ordered }})
  {%- endif -%}
{%- endmacro %}

{# Redshift has no arrays to cut: the first parts are those that a pattern of so many delimiters matches. #}
{% macro redshift__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set whole = default__listagg(measure, delimiter_text, order_by_clause, none) -%}
  {%- if limit_num -%}
    {%- set sign = modules.re.sub('([^A-Za-z0-9_ ,;])', '\\\\\\1', delimiter_text | trim("'")) -%}
    regexp_substr({{ whole }}, '([^{{ sign }}]+{{ sign }}){1,{{ limit_num - 1 }}}[^{{ sign }}]+')
  {%- else -%}
    {{ whole }}
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set ordered = ' ' ~ order_by_clause if order_by_clause else '' -%}
  {%- if limit_num -%}
    list_aggr((array_agg({{ measure }}{{ ordered }}))[1:{{ limit_num }}], 'string_agg', {{ delimiter_text }})
  {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }}{{ ordered }})
  {%- endif -%}
{%- endmacro %}

{% macro spark__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set collected = 'collect_list(' ~ measure ~ ')' -%}
  {%- if limit_num -%} array_join(slice({{ collected }}, 1, {{ limit_num }}), {{ delimiter_text }})
  {%- else -%} array_join({{ collected }}, {{ delimiter_text }})
  {%- endif -%}
{%- endmacro %}

{% macro trino__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set collected = 'array_agg(' ~ measure ~ (' ' ~ order_by_clause if order_by_clause else '') ~ ')' -%}
  {%- if limit_num -%} array_join(slice({{ collected }}, 1, {{ limit_num }}), {{ delimiter_text }})
  {%- else -%} array_join({{ collected }}, {{ delimiter_text }})
  {%- endif -%}
{%- endmacro %}

{% macro athena__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {{ return(trino__listagg(measure, delimiter_text, order_by_clause, limit_num)) }}
{%- endmacro %}

{% macro fabric__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  string_agg({{ measure }}, {{ delimiter_text }})
  {%- if order_by_clause %} within group ({{ order_by_clause }}){% endif %}
{%- endmacro %}
