{% macro wrap(before='[', after=']') -%}
{{ before }}{{ caller() }}{{ after }}
{%- endmacro %}
{% macro each(items) -%}
{%- for i in items -%}{{ caller(i, loop.index) }}{%- if not loop.last %}, {% endif -%}{%- endfor -%}
{%- endmacro %}
{% macro anything() -%}
{{ varargs | join('+') }}/{{ kwargs | dictsort | map('join', '=') | join('&') }}
{%- endmacro %}
{% macro fact(n) -%}
{%- if n <= 1 -%}{{ return(1) }}{%- endif -%}
{{ return(n * fact(n - 1)) }}
{%- endmacro %}
{% macro find_first(items, wanted) -%}
{%- for i in items -%}{%- if i == wanted -%}{{ return(loop.index0) }}{%- endif -%}{%- endfor -%}
{{ return(-1) }}
{%- endmacro %}
{% macro no_return(x) %}  padded {{ x }}  {% endmacro %}
{% macro ret_list(n) %}{% do return(range(n) | list) %}{% endmacro %}
{% macro ret_none() %}{% do return(none) %}{% endmacro %}
{% macro ret_nothing() %}{{ return() if false }}{% endmacro %}
{% macro defaults(a, b=2, c=a) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}
{% macro info() %}{{ info.name }}|{{ info.arguments | join(',') }}|{{ info.catch_kwargs }}|{{ info.caller }}{% endmacro %}
{% macro tree(node) -%}
{{ node.name }}{% if node.kids %}({% for k in node.kids %}{{ tree(k) }}{{ ' ' if not loop.last }}{% endfor %}){% endif %}
{%- endmacro %}
{% macro shadow(ref) %}{{ ref }}{% endmacro %}
{% macro takes_relation(rel) %}{{ rel }}|{{ rel.identifier }}|{{ rel.schema }}|{{ rel.database }}|{{ rel.name }}{% endmacro %}
{% macro uses_context() %}{{ context['target'].name }}|{{ context.get('nope', 'dflt') }}|{{ context['var']('top') }}{% endmacro %}
{% macro ref() %}
{%- do return(builtins.ref(*varargs, **kwargs)) -%}
{% endmacro %}
{% macro default__concat(fields) -%}concat_ws('', {{ fields | join(', ') }}){%- endmacro %}
{% macro default__my_own(x) %}own {{ x }}{% endmacro %}
{% macro duckdb__my_own(x) %}duck own {{ x }}{% endmacro %}
{% macro my_own(x) %}{{ return(adapter.dispatch('my_own')(x)) }}{% endmacro %}
{% macro cents_to_dollars(column_name, scale=2) -%}
    ({{ column_name }} / 100)::numeric(16, {{ scale }})
{%- endmacro %}
{% macro limit_in_dev(n=100) %}{% if target.name in ('dev', 'ci') %}limit {{ n }}{% endif %}{% endmacro %}
{% materialization odd, default %}{{ return({'relations': []}) }}{% endmaterialization %}
{% test positive(model, column_name) %}select * from {{ model }} where {{ column_name }} < 0{% endtest %}
{% macro many() %}
  {% set out = [] %}
  {% for i in range(3) %}
    {% do out.append({'i': i, 'sq': i * i}) %}
  {% endfor %}
  {{ return(out) }}
{% endmacro %}
