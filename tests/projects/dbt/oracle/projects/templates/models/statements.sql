{%- call statement('never', fetch_result=True, auto_begin=false) -%}
  select 1 as one
{%- endcall -%}
select 1 as one {# {{ load_result('never')['data'] }} #}
