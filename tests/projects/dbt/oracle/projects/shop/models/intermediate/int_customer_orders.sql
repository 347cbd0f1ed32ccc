select
    customers.customer_id,
    count(*) as orders
from {{ ref('stg_customers') }} as customers
left join {{ ref('int_paid_orders') }} as orders using (customer_id)
{{ dbt_utils.group_by(1) }}
