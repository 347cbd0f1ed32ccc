{% macro import_like() %}{% endmacro %}

{% macro from_project() -%} {{ "'p'" }} as p {%- endmacro %}

{# a macro {% macro commented(x) %} in a comment #}
{%- macro arguments(first, second=2, third=first) -%}
'{{ first }}{{ second }}{{ third }}' as {{ first }}_{{ second }}
{%- endmacro -%}

{% macro sees_nothing() %}{{ "'" ~ (kept is defined) ~ "'" }}{% endmacro %}
