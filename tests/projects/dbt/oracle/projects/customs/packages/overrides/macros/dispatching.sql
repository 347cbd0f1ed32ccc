{% macro default__length(expression) %}strlen({{ expression }}){% endmacro %}
{% macro default__greet(name) %}'overridden {{ name }}'{% endmacro %}
{% macro outer_scope() %}{{ var('scoped') }}|{{ model.name }}|{{ this.name }}{% endmacro %}
{% macro calls_local() %}{{ overrides.local_only() }}{% endmacro %}
{% macro local_only() %}ov_local{% endmacro %}
