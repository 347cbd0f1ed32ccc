-- one row per customer
with  __dbt__cte__int_paid_orders as (
select * from "oracle"."analytics_staging"."stg_orders" where status = 'paid'
),  __dbt__cte__int_customer_orders as (
select
    customers.customer_id,
    count(*) as orders
from "oracle"."analytics_staging"."stg_customers" as customers
left join __dbt__cte__int_paid_orders as orders using (customer_id)
group by 1
), orders as (select * from __dbt__cte__int_customer_orders)
select
    md5(cast(coalesce(cast(c.customer_id as TEXT), '_dbt_utils_surrogate_key_null_') || '-' || coalesce(cast(c.country as TEXT), '_dbt_utils_surrogate_key_null_') as TEXT)) as customer_key,
    c.*,
    coalesce(orders.orders, 0) as orders
from "oracle"."analytics_staging"."stg_customers" as c
left join orders on orders.customer_id = c.customer_id