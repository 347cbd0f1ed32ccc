
select * from "oracle"."ev"."visits"