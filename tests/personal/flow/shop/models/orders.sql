{{ config(materialized='incremental', unique_key='order_id') }}
select o.id as order_id, o.user_id, o.total, u.email as contact
from {{ source('raw', 'orders') }} o join {{ ref('stg_users') }} u on u.user_id = o.user_id
