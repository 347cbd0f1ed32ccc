{{
    config(
        materialized='incremental',
        unique_key='order_id',
        alias='revenue_increment',
        on_schema_change='append_new_columns'
    )
}}
select order_id, ordered_at, amount_cents
from {{ ref('stg_orders') }}
{% if is_incremental() %}
where ordered_at > (select coalesce(max(ordered_at), '1900-01-01') from {{ this }})
{% endif %}
