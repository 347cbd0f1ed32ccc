{{ config(materialized='table', event_time='Happened At') }}
select id, happened_at as "Happened At" from {{ source('landing', 'raw_visits') }}
