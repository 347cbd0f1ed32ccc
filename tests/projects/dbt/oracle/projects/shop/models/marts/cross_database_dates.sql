select
    {{ dbt.dateadd('day', 1, 'ordered_at') }} as tomorrow,
    {{ dateadd(datepart='month', interval=-3, from_date_or_timestamp='ordered_at') }} as before,
    {{ dbt.datediff("'2024-01-01'", 'ordered_at', 'day') }} as days,
    {{ datediff('ordered_at', dbt.current_timestamp(), "hour") }} as hours,
    {{ dbt.date_trunc('month', 'ordered_at') }} as month,
    {{ date_trunc("week", "ordered_at") }} as week,
    {{ dbt.last_day('ordered_at', 'month') }} as last_of_month,
    {{ last_day('ordered_at', 'quarter') }} as last_of_quarter,
    {{ last_day('ordered_at', 'year') }} as last_of_year,
    {{ current_timestamp() }} as now,
    {{ dbt.date(2024, 3, 9) }} as a_date,
    {{ dbt.current_timestamp_backcompat() }} as older_now,
    {{ dbt.current_timestamp_in_utc_backcompat() }} as older_utc
from {{ ref('stg_orders') }}
