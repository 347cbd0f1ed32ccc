{% macro array_append(array, new_element) %}
  {{ return(adapter.dispatch('array_append', 'dbt')(array, new_element)) }}
{% endmacro %}

{% macro default__array_append(array, new_element) -%}
  array_append({{ array }}, {{ new_element }})
{%- endmacro %}
{% macro bigquery__array_append(array, new_element) -%}
  array_concat({{ array }}, [{{ new_element }}])
{%- endmacro %}
{% macro redshift__array_append(array, new_element) -%}
  array_concat({{ array }}, array({{ new_element }}))
{%- endmacro %}
{% macro spark__array_append(array, new_element) -%}
  concat({{ array }}, array({{ new_element }}))
{%- endmacro %}
{% macro trino__array_append(array, new_element) -%}
  concat({{ array }}, array[{{ new_element }}])
{%- endmacro %}
{% macro athena__array_append(array, new_element) -%}
  concat({{ array }}, array[{{ new_element }}])
{%- endmacro %}

{% macro array_concat(array_1, array_2) %}
  {{ return(adapter.dispatch('array_concat', 'dbt')(array_1, array_2)) }}
{% endmacro %}

{% macro default__array_concat(array_1, array_2) -%} array_cat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro bigquery__array_concat(array_1, array_2) -%} array_concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro redshift__array_concat(array_1, array_2) -%} array_concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro spark__array_concat(array_1, array_2) -%} concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro trino__array_concat(array_1, array_2) -%} concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro athena__array_concat(array_1, array_2) -%} concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}

{% macro array_construct(inputs=[], data_type=none) %}
  {%- set type_of_elements = data_type or dbt.type_int() -%}
  {{ return(adapter.dispatch('array_construct', 'dbt')(inputs, type_of_elements)) }}
{% endmacro %}

{% macro default__array_construct(inputs, data_type) -%}
  {%- if inputs -%} array[ {{ inputs | join(' , ') }} ]
  {%- else -%} array[]::{{ data_type }}[]
  {%- endif -%}
{%- endmacro %}
{% macro bigquery__array_construct(inputs, data_type) -%}
  {%- if inputs -%} [ {{ inputs | join(' , ') }} ]
  {%- else -%} ARRAY<{{ data_type }}>[]
  {%- endif -%}
{%- endmacro %}
{% macro snowflake__array_construct(inputs, data_type) -%}
  array_construct( {{ inputs | join(' , ') }} )
{%- endmacro %}
{% macro redshift__array_construct(inputs, data_type) -%} array( {{ inputs | join(' , ') }} ) {%- endmacro %}
{% macro spark__array_construct(inputs, data_type) -%} array( {{ inputs | join(' , ') }} ) {%- endmacro %}
{% macro trino__array_construct(inputs, data_type) -%}
  {%- if inputs -%} array[ {{ inputs | join(' , ') }} ]
  {%- else -%} cast(array[] as array({{ data_type }}))
  {%- endif -%}
{%- endmacro %}
{% macro athena__array_construct(inputs, data_type) -%}
  {%- if inputs -%} array[ {{ inputs | join(' , ') }} ]
  {%- else -%} cast(array[] as array({{ data_type }}))
  {%- endif -%}
{%- endmacro %}
