select * from {{ ref('stg_people') }}
