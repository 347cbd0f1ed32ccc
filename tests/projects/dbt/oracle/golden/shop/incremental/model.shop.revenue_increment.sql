
select order_id, ordered_at, amount_cents
from "oracle"."analytics_staging"."stg_orders"

where ordered_at > (select coalesce(max(ordered_at), '1900-01-01') from "oracle"."analytics_finance"."revenue_increment")
