select user_id::integer as user_id, kind::varchar as kind from {{ ref('stg_events') }}
