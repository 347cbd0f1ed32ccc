{% macro same_name() %}'root same' = ''{% endmacro %}
{% macro only_root() %}'only root' = ''{% endmacro %}
{% macro current_timestamp() %}now(){% endmacro %}
{% macro default__type_int() %}hugeint{% endmacro %}
{% macro duckdb__any_value(x) %}first({{ x }}){% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) -%}
  {%- if custom_database_name is none -%}{{ target.database }}{%- else -%}{{ custom_database_name | trim }}{%- endif -%}
{%- endmacro %}
{% macro default__generate_schema_name(custom_schema_name, node) -%}
  {%- set default_schema = target.schema -%}
  {%- if custom_schema_name is not none and node.name is string and 'plusless' in node.path -%}
    {{ custom_schema_name | trim }}__only
  {%- else -%}{{ generate_schema_name_for_env(custom_schema_name, node) }}{%- endif -%}
{%- endmacro %}
{% macro default__generate_alias_name(custom_alias_name=none, node=none) -%}
  {% if custom_alias_name %}{{ custom_alias_name }}{% elif node.version %}{{ node.name ~ '_r' ~ node.version }}{% else %}{{ node.name | replace('__', '_') }}{% endif %}
{%- endmacro %}
{% macro va() %}{{ varargs[0] if varargs }}|{{ varargs | length }}|{{ kwargs.get('k', 'no') }}|{% for k, v in kwargs.items() %}{{ k }}={{ v }};{% endfor %}{% endmacro %}
{% macro with_caller(x=1) %}{% if caller %}{{ caller(x) }}{% else %}none{% endif %}{% endmacro %}
{% macro outer(x) %}{% call with_caller(x) %}static{% endcall %}{% endmacro %}
{% macro loops() %}{% for i in [1,2] %}{% set outer_loop = loop %}{% for j in ['a','b'] %}{{ outer_loop.index }}{{ j }}{{ loop.index }} {% endfor %}{% endfor %}{% endmacro %}
{% macro opts() %}{{ return({'materialized': 'table', 'tags': ['from_macro']}) }}{% endmacro %}
{% macro pick(d, k) %}{% if k in d %}{% do return(d[k]) %}{% endif %}{% do return('none!') %}{% endmacro %}
{% macro build(cols) %}
    {% set parts = [] %}
    {% for c in cols %}
        {% set p %}sum({{ c }}) as {{ c }}_sum{% endset %}
        {% do parts.append(p) %}
    {% endfor %}
    {{ return(parts | join(',\n    ')) }}
{% endmacro %}
{% macro ref_default(rel=ref('base')) %}{{ rel }}{% endmacro %}
{% macro nested_sql(rel, where=none) %}
(select * from {{ rel }}{% if where is not none %} where {{ where }}{% endif %})
{% endmacro %}
