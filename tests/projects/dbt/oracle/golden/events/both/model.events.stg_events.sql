select
    event_id, user_id, kind, occurred_at as occurred_at, payload
from "oracle"."landing"."raw_events"
