{#- the channels are the project's own -#}
select
    customer_id,
    {%- for channel in var('channels') %}
    sum(case when channel = '{{ channel }}' then amount_cents end) as {{ channel }}_cents{% if not loop.last %},{% endif %}
    {%- endfor %}
from {{ ref('stg_orders') }}
group by 1
