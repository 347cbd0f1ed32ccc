select 1 as id
-- select * from {{ source('src', 'one') }} union all select * from {{ source("src", "two") }} union all select * from {{ source(source_name='src', table_name='one') if false else source('src', 'one') }} union all select * from {{ source('many', 'UPPER Table') }} union all select * from {{ source('many', 'plain') }} union all select * from {{ source('dyn', 't') }}
