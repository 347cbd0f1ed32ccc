{{
    config(
        tags=['nightly', 'orders'],
        meta={'checked': true}
    )
}}

{%- set amounts = ['amount', 'discount'] %}

select
    id as order_id,
    customer_id,
    ordered_at,
    status,
    channel,
    {% for amount in amounts -%}
    {{ cents(amount) }} as {{ amount }}_cents
    {%- if not loop.last %},{% endif %}
    {% endfor %}
from {{ source('raw', 'orders') }}
where status in ({% for s in ['paid', 'returned', 'open'] %}'{{ s }}'{{ ", " if not loop.last else "" }}{% endfor %})
