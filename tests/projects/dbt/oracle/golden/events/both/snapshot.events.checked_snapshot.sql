

select event_id, kind from "oracle"."landing"."raw_events" -- history