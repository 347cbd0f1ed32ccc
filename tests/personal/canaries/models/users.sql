{{ config(materialized='incremental', unique_key='id', tags=['<<e-mail>>']) }}
-- asked for by <<e-mail>>, password=<<password>>
select
    id, email, card_number, ssn, phone,
    case when email = '<<e-mail>>' then 'tester' when email = '<<invented e-mail>>' then 'other' end as role,
    '<<token>>' as token,
    concat('card ', '<<card in groups>>') as note,
    <<card>> as number
from {{ source('raw', 'users') }}
where ssn = '<<social security number>>' or phone = '<<telephone>>' or card_number in ('<<card>>', '<<card for tests>>')
  or email = NULL
order by '<<e-mail>>'
