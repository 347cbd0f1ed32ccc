select * from {{ ref('p_one') }} where {{ same_name() }} and {{ only_root() }}
