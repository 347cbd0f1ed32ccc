{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='day', begin='2024-01-01') }}
select e.id, e.happened_at
from {{ ref('visits_ephemeral') }} as e
join {{ ref('visits').include(database=false) }} as v on v.id = e.id
{% if is_incremental() -%}
join {{ source('landing', 'visits_again') }} as a on true
{%- endif %}
