select 'latest' as which, user_id from "oracle"."ev"."users"
union all
select 'one', user_id from "oracle"."ev"."users_v1"
union all
select 'three', user_id from "oracle"."ev"."users_v3"