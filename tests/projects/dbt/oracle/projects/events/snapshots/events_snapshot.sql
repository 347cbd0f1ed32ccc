{% snapshot events_snapshot %}
    {{
        config(
          target_schema='history',
          unique_key='event_id',
          strategy='timestamp',
          updated_at='occurred_at',
        )
    }}
    select * from {{ ref('stg_events') }}
{% endsnapshot %}
