select date_trunc('day', occurred_at) as day, count(*) as events
from "oracle"."core"."events_enriched"

  where occurred_at > '1970-01-01'

group by 1