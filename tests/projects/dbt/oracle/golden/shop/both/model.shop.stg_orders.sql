

select
    id as order_id,
    customer_id,
    ordered_at,
    status,
    channel,
    cast(round(amount * 100, 2) as bigint) as amount_cents,
    cast(round(discount * 100, 2) as bigint) as discount_cents
    
from "oracle"."analytics_raw"."orders"
where status in ('paid', 'returned', 'open')