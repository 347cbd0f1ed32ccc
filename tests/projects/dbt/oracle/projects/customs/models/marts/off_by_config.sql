{{ config(enabled=var('enable_extra') and true) }}
select 1 as id
