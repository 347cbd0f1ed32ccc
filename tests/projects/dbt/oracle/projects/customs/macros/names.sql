{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- set default_schema = target.schema -%}
  {%- if custom_schema_name is none -%}
    {{ default_schema }}
  {%- elif node.resource_type == 'seed' -%}
    {{ custom_schema_name | trim }}
  {%- elif 'staging' in node.fqn -%}
    {{ default_schema }}_{{ node.path.split('/')[0] }}_{{ custom_schema_name | trim }}
  {%- elif node.config.materialized == 'incremental' -%}
    inc_{{ custom_schema_name | trim }}
  {%- else -%}
    {{ custom_schema_name | trim }}
  {%- endif -%}
{%- endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {%- if custom_alias_name -%}
    {{ custom_alias_name | trim }}
  {%- elif node.name.startswith('v__') -%}
    {{ node.name.split('__')[-1] }}
  {%- elif node.version -%}
    {{ return(node.name ~ "_version_" ~ (node.version | replace(".", "_"))) }}
  {%- else -%}
    {{ node.name }}
  {%- endif -%}
{%- endmacro %}
