{% macro lower_or_null(column) -%}
    nullif(lower(trim({{ column }})), '')
{%- endmacro %}

{# An amount as whole cents. #}
{% macro cents(column, precision=2) %}
    {%- if precision == 0 -%}
        cast({{ column }} * 100 as bigint)
    {%- else -%}
        cast(round({{ column }} * 100, {{ precision }}) as bigint)
    {%- endif -%}
{% endmacro %}
