{{ config(materialized='incremental', unique_key='ordered_on') }}

select ordered_on, count(*) as orders, sum(amount) as revenue
from {{ ref('orders') }}
where status <> 'returned'
{% if is_incremental() %}
  and ordered_on > (select max(ordered_on) from {{ this }})
{% endif %}
group by ordered_on
