{{ config(
    materialized = "table",
    sort = 'x',
) }}{% set q = "select 1 as id" %}{{ q }}{{ ";" if false }}
