{% macro duckdb__safe_divide(numerator, denominator) -%}
    try({{ numerator }} / nullif({{ denominator }}, 0.0))
{%- endmacro %}

{% macro default__timestamp_name(name) %}{{ name }}{{ '_at' }}{% endmacro %}
{% macro flag_name(name) %}'own_{{ name }}'{% endmacro %}
{% macro private_name() %}of the project{% endmacro %}
