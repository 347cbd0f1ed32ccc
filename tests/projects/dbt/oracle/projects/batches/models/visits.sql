{{ config(materialized='table', event_time='happened_at') }}
select id, user_id, happened_at from {{ source('landing', 'raw_visits') }}
