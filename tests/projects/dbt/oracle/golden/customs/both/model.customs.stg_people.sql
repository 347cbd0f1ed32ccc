with source as (
    select * from "oracle"."seeded"."people"),

renamed as (

    select
        id, -- comment in comment
        (score / 100)::numeric(16, 2) as score,
        name
    from source

)

select * from renamed
limit 100