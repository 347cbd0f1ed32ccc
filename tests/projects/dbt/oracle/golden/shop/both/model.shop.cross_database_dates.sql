select
    

    (ordered_at + cast(1 as bigint) * interval 1 day) as tomorrow,
    

    (ordered_at + cast(-3 as bigint) * interval 1 month) as before,
    
        (date_diff('day', '2024-01-01'::timestamp, ordered_at::timestamp ))
     as days,
    
        (date_diff('hour', ordered_at::timestamp, now()::timestamp ))
     as hours,
    date_trunc('month', ordered_at) as month,
    date_trunc('week', ordered_at) as week,
    cast(
        

    (

    (date_trunc('month', ordered_at) + cast(1 as bigint) * interval 1 month) + cast(-1 as bigint) * interval 1 day)
        as date) as last_of_month,
    
    cast(
        

    (

    (date_trunc('quarter', ordered_at) + cast(3 as bigint) * interval 1 month) + cast(-1 as bigint) * interval 1 day)
        as date) as last_of_quarter,
    cast(
        

    (

    (date_trunc('year', ordered_at) + cast(1 as bigint) * interval 1 year) + cast(-1 as bigint) * interval 1 day)
        as date) as last_of_year,
    now() as now,
    make_date(2024, 3, 9) as a_date,
    
    current_timestamp::timestamp
 as older_now,
    
    current_timestamp::timestamp
 as older_utc
from "oracle"."analytics_staging"."stg_orders"