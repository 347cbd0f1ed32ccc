select user_id, count(*) as events from {{ ref('stg_events') }} group by 1
