{{ config(pre_hook=["select 1", {"sql": "select 2", "transaction": False}], post_hook="select 3") }}
{%- call set_sql_header(config) %}
create or replace temp macro doubled(x) as x * 2;
{%- endcall %}
select 1 as one
