with __dbt__cte__int_paid_orders as (
select * from "oracle"."analytics_staging"."stg_orders" where status = 'paid'
) select
    customers.customer_id,
    count(*) as orders
from "oracle"."analytics_staging"."stg_customers" as customers
left join __dbt__cte__int_paid_orders as orders using (customer_id)
group by 1