
select date_trunc('hour', occurred_at) as hour, has_events
from (select occurred_at, true as has_events from "oracle"."ev"."stg_events")
