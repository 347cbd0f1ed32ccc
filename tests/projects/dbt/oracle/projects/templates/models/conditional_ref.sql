select a from
{% if target.type == 'duckdb' %}{{ ref('plain') }}{% else %}{{ ref('trailing') }}{% endif %}
{% set which = 'trail' ~ 'ing' %}
union all select a from {{ ref(which) }}
{% for model in ['plain', 'trailing'] -%}
union all select a from {{ ref(model) }}
{% endfor %}
