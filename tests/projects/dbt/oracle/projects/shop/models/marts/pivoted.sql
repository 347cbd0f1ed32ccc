select
    customer_id,
    {{ dbt_utils.pivot('channel', var('channels')) }}
from {{ ref('stg_orders') }}
group by customer_id
