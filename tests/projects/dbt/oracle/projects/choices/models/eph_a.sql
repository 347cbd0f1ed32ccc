{{ config(materialized='ephemeral', alias='shared_name') }}
select 1 as id from {{ ref('base') }}
