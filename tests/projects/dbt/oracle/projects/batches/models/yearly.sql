{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='year', begin='2024-06-30') }}
{% set visits = ref('visits') %}
select id, happened_at, '{{ visits.identifier }}' as of, '{{ model.batch.id }}' as batch
from {{ visits }}
where happened_at >= '{{ model.batch.event_time_start }}'
  and happened_at < cast('{{ model.batch.event_time_end.strftime("%Y-%m-%d") }}' as date)
