select
    coalesce(cast(event_id as varchar), 'event_id') as event_id
,
    coalesce(cast(kind as varchar), 'kind') as kind

from "oracle"."ev"."stg_events"

where cast(1 as varchar) = '1'
