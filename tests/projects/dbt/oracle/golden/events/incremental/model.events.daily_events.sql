select date_trunc('day', occurred_at) as day, count(*) as events
from "oracle"."core"."events_enriched"

  where occurred_at > (select max(day) from "oracle"."daily_dev"."daily_events")
   or occurred_at > current_date - 3 

group by 1