select * from {{ source('elsewhere', 'scores') }}
