
select
    date_trunc('month', ordered_at) as month,
    sum(amount_cents) * (1 + 0.19) as gross,
    'EUR' as currency,
    'DE' as country,
    10 as low,
    100 as high
from "oracle"."analytics_staging"."stg_orders"
where status != 'open'
group by 1