-- orders of the shop, cleaned
create temp table valid as
select id, customer_id, amount - coalesce(discount, 0) as net, placed_at
from raw.orders
where status <> 'cancelled';

create or replace table stage.orders as
select v.id, v.net, date_trunc('day', v.placed_at) as day, md5(c.email) as customer
from valid v
join raw.customers c on c.id = v.customer_id;

drop table valid;
