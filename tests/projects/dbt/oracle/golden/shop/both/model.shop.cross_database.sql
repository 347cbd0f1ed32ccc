select
    arbitrary(status) as any_status,
    bool_or(status = 'paid') as was_paid,
    
  
    cast(max(1) = 1 as TEXT)

 as as_text,
    
    string_agg(
        status,
        '; '
        order by status
        ) as statuses,
    
    string_agg(
        status,
        ','
        
        ) as plain_statuses,
    list_aggr(
        (array_agg(
            status
            order by ordered_at
        ))[1:2],
        'string_agg',
        ','
        ) as two_statuses,
    max(

    length(
        status
    )) as length,
    max(

    position(
        'a' in status
    )) as position,
    max(

    replace(
        status,
        'a',
        'b'
    )


) as replaced,
    max(

    right(
        status,
        2
    )) as right_two,
    max(
    string_split(status, 'a')[ 1 ]
) as first_part,
    max(
    string_split(status, 'a')[ -1 ]
) as last_part,
    'it is' as literal,
    max(
    
    cast(order_id as TEXT)
) as number,
    max(
    cast(order_id as TEXT)
) as text
from "oracle"."analytics_staging"."stg_orders"