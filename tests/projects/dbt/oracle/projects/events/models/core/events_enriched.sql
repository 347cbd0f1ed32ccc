{{ config(
    materialized = 'incremental',
    unique_key = ['event_id', 'kind'],
    incremental_strategy = 'delete+insert',
    tags = [var('level')]
) }}

{% set max_day %}
    (select max(occurred_at) - interval {{ var('lookback') }} day from {{ this }})
{% endset %}

with events as (
    select * from {{ ref('stg_events') }}
    {%- if is_incremental() %}
    where occurred_at >= {{ max_day | trim }}
    {%- else %}
    -- all of them
    {%- endif %}
)

select *, '{{ this.database }}.{{ this.schema }}.{{ this.identifier }}' as made_by
from events
{% if not is_incremental() -%} where true {%- endif %}
