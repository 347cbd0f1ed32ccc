{% macro same_name() %}'pkg same' = ''{% endmacro %}
{% macro pkg_only(a=var('own', 'dflt')) %}{{ same_name() }} {{ a }}{% endmacro %}
{% macro type_string() %}pkg_string{% endmacro %}
{% macro pkg_caller() %}({{ caller() if caller else 'no caller' }}){% endmacro %}
