{{ config(alias='renamed_eph') }}
(select 5 as id)
