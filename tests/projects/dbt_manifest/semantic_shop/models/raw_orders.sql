select 1 as id, 2 as customer_id, 3 as amount, 1 as tax, 'open' as status, cast('2024-01-01' as date) as ordered_at
