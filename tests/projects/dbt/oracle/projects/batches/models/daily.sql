{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='day', begin='2024-01-01', lookback=2) }}
select v.id, u.name, v.happened_at
from {{ ref('visits') }} as v
left join {{ ref('users') }} as u on u.id = v.user_id
