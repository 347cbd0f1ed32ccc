with source as (

    select * from "oracle"."analytics_raw"."customers"

),

renamed as (

    select
        id as customer_id,
        name as customer_name,
        nullif(lower(trim(email)), '') as email,
        country,
        cast(signed_up as date) as signed_up_on,
        vip as is_vip
    from source

)

select * from renamed