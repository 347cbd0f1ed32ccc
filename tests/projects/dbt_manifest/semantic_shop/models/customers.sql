select 2 as customer_id, 'a@example.org' as email, 'x' as region, cast('2024-01-01' as date) as joined_at
