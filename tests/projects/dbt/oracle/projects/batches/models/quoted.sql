{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='day', begin='2024-01-01') }}
select a.id, a.happened_at
from {{ source('quoted', 'visits') }} as a
join {{ source('quoted', 'visits_plain') }} as b on b.id = a.id
join {{ source('quoted', 'visits_said') }} as c on c.id = a.id
join {{ ref('visits_quoted') }} as d on d.id = a.id
