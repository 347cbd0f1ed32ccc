{{ config(materialized='ephemeral') }}
with a as (select * from {{ ref('eph_a') }}) select * from a
