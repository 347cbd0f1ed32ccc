select date_trunc('day', occurred_at) as day, count(*) as events
from {{ ref('events_enriched') }}
{% if is_incremental() and not var('all_days', false) %}
  where occurred_at > (select max(day) from {{ this }})
  {% if var('lookback') > 2 %} or occurred_at > current_date - {{ var('lookback') }} {% endif %}
{% elif var('lookback') == 3 %}
  where occurred_at > '{{ "1970-01-01" }}'
{% endif %}
group by 1
