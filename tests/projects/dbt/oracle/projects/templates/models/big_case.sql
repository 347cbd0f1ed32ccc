{%- set bands = [(0, 10), (10, 20), (20, none)] -%}
select
    case
        {% for low, high in bands -%}
        when a >= {{ low }}{% if high is not none %} and a < {{ high }}{% endif %} then '{{ low }}{{ "-" ~ (high - 1) if high else "+" }}'
        {% endfor -%}
    end as band
from {{ ref('plain') }}
