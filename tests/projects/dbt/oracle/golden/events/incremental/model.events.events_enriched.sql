



with events as (
    select * from "oracle"."ev"."stg_events"
    where occurred_at >= (select max(occurred_at) - interval 3 day from "oracle"."core"."events_enriched")
)

select *, 'oracle.core.events_enriched' as made_by
from events
