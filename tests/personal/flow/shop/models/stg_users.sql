{{ config(materialized='view') }}
select id as user_id, email, phone, nick, support_email, dob from {{ source('raw', 'users') }}
