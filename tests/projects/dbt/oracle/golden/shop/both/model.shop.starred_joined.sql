select
    o."order_id",
  o."ordered_at",
  o."status",
  o."amount_cents",
  o."discount_cents",
    c."customer_id" as "customer_customer_id_now",
  c."customer_name" as "customer_customer_name_now",
  c."email" as "customer_email_now",
  c."country" as "customer_country_now",
  c."signed_up_on" as "customer_signed_up_on_now",
  c."is_vip" as "customer_is_vip_now"
from "oracle"."analytics_staging"."stg_orders" as o
join "oracle"."analytics_staging"."stg_customers" as c on c.customer_id = o.customer_id