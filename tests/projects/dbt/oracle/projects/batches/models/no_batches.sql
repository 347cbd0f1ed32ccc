{{ config(materialized='incremental', incremental_strategy='append', event_time='happened_at', batch_size='day', begin='2024-01-01') }}
select *, '{{ model.batch }}' as batch from {{ ref('visits') }}
