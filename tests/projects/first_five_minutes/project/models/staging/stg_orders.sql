select
    id,
    customer as customer_id,
    cast(ordered_at as date) as ordered_on,
    lower(status) as status
from {{ source('shop', 'orders') }}
