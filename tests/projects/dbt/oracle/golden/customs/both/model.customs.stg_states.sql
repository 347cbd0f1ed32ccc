
select * from "oracle".geo."us_states"