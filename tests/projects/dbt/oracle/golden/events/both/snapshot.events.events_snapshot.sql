
    
    select * from "oracle"."ev"."stg_events"