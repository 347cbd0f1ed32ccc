{% snapshot checked_snapshot %}
{{ config(unique_key='event_id', strategy='check', check_cols=['kind']) }}
select event_id, kind from {{ source('landing', 'raw_events') }} -- {{ this.schema }}
{% endsnapshot %}
