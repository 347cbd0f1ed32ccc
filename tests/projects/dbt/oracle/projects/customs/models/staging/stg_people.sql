with source as (
    select * from {{ source('raw', 'folks') }}
    {#- a comment -#}
),

renamed as (

    select
        id, -- {{ 'comment in comment' }}
        {{ cents_to_dollars('score') }} as score,
        name
    from source

)

select * from renamed
{{ limit_in_dev() }}
