{{ config(materialized='incremental', schema='i') }}
-- depends_on: {{ ref('eph_three') }}
{% if is_incremental() %}
with latest as (select max(id) as m from {{ this }})
select e.* from {{ ref('eph_three') }} e, latest where e.id > latest.m
{% else %}
select * from {{ ref('eph_alias') }}
{% endif %}
