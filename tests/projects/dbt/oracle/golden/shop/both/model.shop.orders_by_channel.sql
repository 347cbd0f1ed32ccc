select
    customer_id,
    sum(case when channel = 'web' then amount_cents end) as web_cents,
    sum(case when channel = 'shop' then amount_cents end) as shop_cents,
    sum(case when channel = 'phone' then amount_cents end) as phone_cents
from "oracle"."analytics_staging"."stg_orders"
group by 1