





with rawdata as (

    

    

    with p as (
        select 0 as generated_number union all select 1
    ), unioned as (

    select

    
    p0.generated_number * power(2, 0)
     + 
    
    p1.generated_number * power(2, 1)
     + 
    
    p2.generated_number * power(2, 2)
     + 
    
    p3.generated_number * power(2, 3)
     + 
    
    p4.generated_number * power(2, 4)
     + 
    
    p5.generated_number * power(2, 5)
    
    
    + 1
    as generated_number

    from

    
    p as p0
     cross join 
    
    p as p1
     cross join 
    
    p as p2
     cross join 
    
    p as p3
     cross join 
    
    p as p4
     cross join 
    
    p as p5
    
    

    )

    select *
    from unioned
    where generated_number <= 47
    order by generated_number



),

all_periods as (

    select (
        

    ('2024-01-07'::date + (cast(row_number() over (order by generated_number) - 1 as bigint) * 7) * interval 1 day)
    ) as date_week
    from rawdata

),

filtered as (

    select *
    from all_periods
    where date_week <= '2024-12-01'::date

)

select * from filtered

