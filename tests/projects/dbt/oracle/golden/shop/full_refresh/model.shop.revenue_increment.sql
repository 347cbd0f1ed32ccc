
select order_id, ordered_at, amount_cents
from "oracle"."analytics_staging"."stg_orders"
