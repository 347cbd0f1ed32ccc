{% snapshot visits_snapshot %}
{{ config(target_schema='history', unique_key='id', strategy='check', check_cols='all', event_time='happened_at') }}
select * from {{ ref('visits') }}
{% endsnapshot %}
