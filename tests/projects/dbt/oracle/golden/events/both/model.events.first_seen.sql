with row_numbered as (
        select
            _inner.*,
            row_number() over (
                partition by user_id
                order by occurred_at
            ) as rn
        from "oracle"."ev"."stg_events" as _inner
    )

    select
        distinct data.*
    from "oracle"."ev"."stg_events" as data
    
    natural join row_numbered
    where row_numbered.rn = 1