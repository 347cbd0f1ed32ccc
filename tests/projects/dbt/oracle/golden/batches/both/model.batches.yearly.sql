

select id, happened_at, 'visits' as of, '2024' as batch
from (select * from "oracle"."ev"."visits" where happened_at >= '2024-01-01 00:00:00+00:00' and happened_at < '2025-01-01 00:00:00+00:00')
where happened_at >= '2024-01-01 00:00:00+00:00'
  and happened_at < cast('2025-01-01' as date)