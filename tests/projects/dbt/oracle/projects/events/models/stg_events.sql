select
    event_id, user_id, kind, occurred_at as {{ conventions.timestamp_name('occurred') }}, payload
from {{ source('landing', 'raw_events') }}
{% if target.name == 'prod' %} limit 100 {% endif %}
