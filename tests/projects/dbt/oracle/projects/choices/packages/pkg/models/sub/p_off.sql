{{ config(enabled=var('switch') and true) }}
select 1 as id
