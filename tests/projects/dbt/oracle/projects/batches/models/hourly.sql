{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', batch_size='hour', begin='2024-01-01T00:30:00') }}
with own as (select * from {{ source('landing', 'raw_visits') }}),
whole as (select count(*) as n from {{ source('landing', 'raw_visits').render() }}),
people as (select * from {{ source('landing', 'users') }})
select own.id, people.name, own.happened_at, whole.n from own cross join whole join people on people.id = own.user_id
