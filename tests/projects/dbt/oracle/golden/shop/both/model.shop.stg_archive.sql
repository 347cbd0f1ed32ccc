
select id as order_id, customer_id, ordered_at, status, cast(amount * 100 as bigint) as amount_cents, clerk
from "oracle"."analytics_raw"."orders_archive"