{{ config(materialized='incremental') }}
select * from {{ ref('base') }}
{% if my_is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
{%- if not is_incremental() %} limit 10 {% endif %}
