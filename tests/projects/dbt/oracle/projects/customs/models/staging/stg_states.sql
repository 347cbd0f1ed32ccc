{{ config(alias='states_' ~ target.name, schema='over') }}
select * from {{ ref('states') }}
