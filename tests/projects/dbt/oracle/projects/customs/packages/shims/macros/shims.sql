{% macro greet(name) %}{{ return(adapter.dispatch('greet', 'shims')(name)) }}{% endmacro %}
{% macro default__greet(name) %}'default {{ name }}'{% endmacro %}
{% macro duckdb__wave(name) %}'duck {{ name }}'{% endmacro %}
{% macro default__wave(name) %}'default wave {{ name }}'{% endmacro %}
{% macro wave(name) %}{{ adapter.dispatch('wave', 'shims')(name) }}{% endmacro %}
{% macro old(name) %}{{ adapter.dispatch(macro_name='wave', macro_namespace='shims')(name) }}{% endmacro %}
