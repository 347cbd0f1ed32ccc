



with events as (
    select * from "oracle"."ev"."stg_events"
    -- all of them
)

select *, 'oracle.core.events_enriched' as made_by
from events
where true