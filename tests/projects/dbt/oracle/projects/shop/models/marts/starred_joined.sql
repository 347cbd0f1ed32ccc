select
    {{ dbt_utils.star(from=ref('stg_orders'), relation_alias='o', except=['CUSTOMER_ID', 'channel']) }},
    {{ dbt_utils.star(ref('stg_customers'), relation_alias='c', prefix='customer_', suffix='_now') }}
from {{ ref('stg_orders') }} as o
join {{ ref('stg_customers') }} as c on c.customer_id = o.customer_id
