{{ config(materialized='ephemeral', event_time='happened_at') }}
select * from {{ ref('visits') }}
