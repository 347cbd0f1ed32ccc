with ranked as (
    with row_numbered as (
        select
            _inner.*,
            row_number() over (
                partition by customer_id
                order by ordered_at desc
            ) as rn
        from "oracle"."analytics_staging"."stg_orders" as _inner
    )

    select
        distinct data.*
    from "oracle"."analytics_staging"."stg_orders" as data
    
    natural join row_numbered
    where row_numbered.rn = 1
)
select * from ranked