{{ config(alias='revenue_' ~ var('currency') | lower, materialized='table') }}
select
    {{ dbt.date_trunc('month', 'ordered_at') }} as month,
    sum(amount_cents) * (1 + {{ var('tax_rate') }}) as gross,
    '{{ var("currency") }}' as currency,
    '{{ var("country", "DE") }}' as country,
    {{ var('thresholds').low }} as low,
    {{ var('thresholds')['high'] }} as high
from {{ ref('stg_orders') }}
{% if var('with_returns') -%}
where status != 'open'
{%- else -%}
where status = 'paid'
{%- endif %}
group by 1
