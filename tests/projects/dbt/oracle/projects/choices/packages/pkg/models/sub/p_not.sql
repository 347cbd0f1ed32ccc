{{ config(enabled=not var('switch', true) or false) }}
select 1 as id
