{% set subjects = ['math', 'art', 'sport'] %}
with
{% for subject in subjects %}
{{ subject }}_scores as (
    select customer_id, {{ subject }} from {{ ref('stg_scores') }}
){% if not loop.last %},{% endif %}
{% endfor %}
select
    c.customer_id
    {% for subject in subjects -%}
    , {{ subject }}_scores.{{ subject }}
    {% endfor -%}
from {{ ref('stg_customers') }} as c
{%- for subject in subjects %}
left join {{ subject }}_scores on {{ subject }}_scores.customer_id = c.customer_id
{%- endfor %}
