select * from {{ ref('calendar') }} where {{ flag_name('x') | replace('has_', "1 = 1 --") }}
