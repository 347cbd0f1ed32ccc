with paid as (
    select * from {{ ref('order_payments') }}
)

select
    stg_orders.id,
    stg_orders.customer_id,
    stg_orders.ordered_on,
    stg_orders.status,
    coalesce(paid.amount, 0) as amount,
    coalesce(paid.payments, 0) as payments
from {{ ref('stg_orders') }} as stg_orders
left join paid on paid.order_id = stg_orders.id
