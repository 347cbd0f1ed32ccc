
select
  max(c.customer_id) as max_customer_id,
  max(c.customer_name) as max_customer_name,
  max(c.country) as max_country,
  max(c.signed_up_on) as max_signed_up_on,
  max(c.is_vip) as max_is_vip,
  math,
  art,
  sport
from "oracle"."analytics_staging"."stg_customers" as c
cross join "oracle"."analytics_staging"."stg_scores"
group by all