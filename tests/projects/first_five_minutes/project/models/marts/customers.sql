select
    customers.id,
    customers.name,
    customers.email,
    min(orders.ordered_on) as first_order_on,
    count(orders.id) as orders,
    sum(orders.amount) as spent
from {{ ref('stg_customers') }} as customers
left join {{ ref('orders') }} as orders on orders.customer_id = customers.id
group by 1, 2, 3
