select * from {{ ref('dim_customers') }} order by orders desc limit 10
