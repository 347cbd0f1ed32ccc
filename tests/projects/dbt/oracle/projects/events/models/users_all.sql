select 'latest' as which, user_id from {{ ref('users') }}
union all
select 'one', user_id from {{ ref('users', version=1) }}
union all
select 'three', user_id from {{ ref('events', 'users', v=3) }}
