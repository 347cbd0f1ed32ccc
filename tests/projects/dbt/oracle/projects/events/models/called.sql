{% call(column) each_column(['event_id', 'kind']) %}
    coalesce(cast({{ column }} as varchar), '{{ column }}') as {{ column }}
{% endcall %}
from {{ ref('stg_events') }}
{% call wrapped('cast(', ' as varchar)') %}1{% endcall %}
