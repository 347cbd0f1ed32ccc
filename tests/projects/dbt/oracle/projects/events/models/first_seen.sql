{{ dbt_utils.deduplicate(ref('stg_events'), 'user_id', 'occurred_at') }}
