select
    id,
    order_id,
    method,
    cents / 100.0 as amount
from {{ source('shop', 'payments') }}
