
select *, '' as batch from "oracle"."ev"."visits"