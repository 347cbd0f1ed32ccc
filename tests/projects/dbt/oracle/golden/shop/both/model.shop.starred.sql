select "order_id",
  "customer_id",
  "ordered_at",
  "status",
  "channel",
  "amount_cents",
  "discount_cents"
from "oracle"."analytics_staging"."stg_orders"