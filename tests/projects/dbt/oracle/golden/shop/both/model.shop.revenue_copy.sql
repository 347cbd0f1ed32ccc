
select * from "oracle"."analytics_finance"."revenue_eur" -- revenue_eur, analytics_finance, revenue_copy
union all by name
select * from "oracle"."analytics_finance"."revenue_increment"