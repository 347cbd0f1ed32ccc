select payments.id
from {{ ref('stg_payments') }} as payments
left join {{ ref('stg_orders') }} as orders on orders.id = payments.order_id
where orders.id is null
