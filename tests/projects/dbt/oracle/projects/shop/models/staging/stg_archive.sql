{{ config(materialized='table') }}
select id as order_id, customer_id, ordered_at, status, {{ cents('amount', precision=0) }} as amount_cents, clerk
from {{ source('raw', 'archive') }}
