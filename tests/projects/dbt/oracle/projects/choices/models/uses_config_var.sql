select 1 as id
-- select * from {{ ref('config_var') }} union all select * from {{ ref('one_model') }} union all select * from {{ ref('plus') }}
