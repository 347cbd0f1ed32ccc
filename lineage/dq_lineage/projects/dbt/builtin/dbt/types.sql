{# dbt takes most of these from the adapter's column class; the names below are what its classes answer. #}
{% macro type_string() %}{{ return(adapter.dispatch('type_string', 'dbt')()) }}{% endmacro %}
{% macro default__type_string() %}TEXT{% endmacro %}
{% macro bigquery__type_string() %}string{% endmacro %}
{% macro spark__type_string() %}string{% endmacro %}
{% macro trino__type_string() %}VARCHAR{% endmacro %}
{% macro athena__type_string() %}VARCHAR{% endmacro %}
{% macro sqlserver__type_string() %}VARCHAR(8000){% endmacro %}
{% macro fabric__type_string() %}VARCHAR(MAX){% endmacro %}

{% macro type_timestamp() %}{{ return(adapter.dispatch('type_timestamp', 'dbt')()) }}{% endmacro %}
{% macro default__type_timestamp() %}timestamp{% endmacro %}
{% macro fabric__type_timestamp() %}DATETIME2(6){% endmacro %}

{% macro type_float() %}{{ return(adapter.dispatch('type_float', 'dbt')()) }}{% endmacro %}
{% macro default__type_float() %}float{% endmacro %}
{% macro bigquery__type_float() %}FLOAT64{% endmacro %}
{% macro trino__type_float() %}DOUBLE{% endmacro %}
{% macro athena__type_float() %}DOUBLE{% endmacro %}

{% macro type_numeric() %}{{ return(adapter.dispatch('type_numeric', 'dbt')()) }}{% endmacro %}
{% macro default__type_numeric() %}numeric(28,6){% endmacro %}
{% macro bigquery__type_numeric() %}numeric{% endmacro %}
{% macro spark__type_numeric() %}decimal(28,6){% endmacro %}
{% macro trino__type_numeric() %}decimal(28,6){% endmacro %}
{% macro athena__type_numeric() %}decimal(38,6){% endmacro %}

{% macro type_bigint() %}{{ return(adapter.dispatch('type_bigint', 'dbt')()) }}{% endmacro %}
{% macro default__type_bigint() %}bigint{% endmacro %}

{% macro type_int() %}{{ return(adapter.dispatch('type_int', 'dbt')()) }}{% endmacro %}
{% macro default__type_int() %}integer{% endmacro %}
{% macro bigquery__type_int() %}INT64{% endmacro %}
{% macro spark__type_int() %}int{% endmacro %}
{% macro fabric__type_int() %}INT{% endmacro %}

{% macro type_boolean() %}{{ return(adapter.dispatch('type_boolean', 'dbt')()) }}{% endmacro %}
{% macro default__type_boolean() %}boolean{% endmacro %}
{% macro fabric__type_boolean() %}BIT{% endmacro %}
