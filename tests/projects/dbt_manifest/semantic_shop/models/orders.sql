select id, customer_id, amount - tax as net, amount, status, ordered_at from {{ ref('raw_orders') }}
