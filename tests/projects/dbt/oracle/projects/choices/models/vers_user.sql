select * from {{ ref('vers') }} union all select * from {{ ref('vers', v=1) }} union all select * from {{ ref('vers', v=2) }}
