{{ config(schema='hourly', alias='per_hour') }}
select date_trunc('hour', occurred_at) as hour, {{ conventions.flag_name('events') }}
from (select occurred_at, true as has_events from {{ ref('stg_events') }})
{{ "where occurred_at > (select max(hour) from " ~ this ~ ")" if is_incremental() }}
