{% macro pretty_time(format='%H:%M:%S') -%}
  {{ return(modules.datetime.datetime.now().strftime(format)) }}
{%- endmacro %}

{% macro pretty_log_format(message) -%}
  {{ return(dbt_utils.pretty_time() ~ ' + ' ~ message) }}
{%- endmacro %}

{% macro log_info(message) -%}
  {{ log(dbt_utils.pretty_log_format(message), info=true) }}
{%- endmacro %}
