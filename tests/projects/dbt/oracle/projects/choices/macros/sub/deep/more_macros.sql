{% macro deep_macro(a) -%}
    {#- doc comment -#}
    {{ a }}{{ caller is defined }}
{%- endmacro %}

{% macro my_is_incremental() %}{{ return(is_incremental() and var('use_on')) }}{% endmacro %}
{% macro deep_docs() %}
  {% if execute and flags.WHICH in ('run', 'build') %}running{% else %}idle{% endif %}
{% endmacro %}
