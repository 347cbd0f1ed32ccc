
with a as (

  select 

    order_id,

    customer_id,

    ordered_at,

    nullif(status,'') as status,

    nullif(channel,'') as channel,

    amount_cents,

    discount_cents
  from "oracle"."analytics_staging"."stg_orders"

),
b as (select 

    customer_id,

    nullif(customer_name,'') as customer_name,

    nullif(email,'') as email,

    nullif(country,'') as country,

    signed_up_on,

    is_vip from "oracle"."analytics_staging"."stg_customers")
select a.*, b.customer_name from a join b using (customer_id)