select
    customer_id,
    count_if(status = 'paid') as paid_orders,
    count_if(status = 'returned') as returned_orders
from "oracle"."analytics_staging"."stg_orders"
group by 1