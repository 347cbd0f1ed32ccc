with quarters as (





with rawdata as (

    

    

    with p as (
        select 0 as generated_number union all select 1
    ), unioned as (

    select

    
    p0.generated_number * power(2, 0)
     + 
    
    p1.generated_number * power(2, 1)
    
    
    + 1
    as generated_number

    from

    
    p as p0
     cross join 
    
    p as p1
    
    

    )

    select *
    from unioned
    where generated_number <= 3
    order by generated_number



),

all_periods as (

    select (
        

    (cast('2019-11-01' as date) + cast(row_number() over (order by generated_number) - 1 as bigint) * interval 1 month)
    ) as date_month
    from rawdata

),

filtered as (

    select *
    from all_periods
    where date_month <= cast('2020-02-01' as date)

)

select * from filtered

),
years as (





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
    
    

    )

    select *
    from unioned
    where generated_number <= 14
    order by generated_number



),

all_periods as (

    select (
        

    (cast('2010-06-01' as date) + cast(row_number() over (order by generated_number) - 1 as bigint) * interval 1 year)
    ) as date_year
    from rawdata

),

filtered as (

    select *
    from all_periods
    where date_year <= cast('2024-02-01' as date)

)

select * from filtered

)
select * from quarters cross join years