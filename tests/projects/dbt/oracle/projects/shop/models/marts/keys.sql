{%- set key_columns = ['order_id', "'x'"] -%}
select
    {{ dbt_utils.generate_surrogate_key(key_columns) }} as key,
    {{ dbt_utils.generate_surrogate_key(['order_id']) }} as single,
    {{ dbt.hash('order_id') }} as hashed,
    {{ dbt.hash(dbt.concat(['order_id', "'-'", 'customer_id'])) }} as both
from {{ ref('stg_orders') }}
