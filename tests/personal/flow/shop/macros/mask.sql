{% macro mask_email(column) %}regexp_replace({{ column }}, '.+@', '***@'){% endmacro %}
