select user_id, kind
from "oracle"."ev"."stg_events"
limit 7