

select
  count(*) filter (kind = 'click') as click,
  count(*) filter (kind = 'view') as view
from "oracle"."ev"."stg_events"
-- depends_on: "oracle"."ev"."users"