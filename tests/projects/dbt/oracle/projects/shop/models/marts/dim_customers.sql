-- one row per customer
with orders as (select * from {{ ref('int_customer_orders') }})
select
    {{ dbt_utils.generate_surrogate_key(['c.customer_id', 'c.country']) }} as customer_key,
    c.*,
    coalesce(orders.orders, 0) as orders
from {{ ref('shop', 'stg_customers') }} as c
left join orders on orders.customer_id = c.customer_id
