{% filter upper %}
select a, b from {{ ref('plain') }}
{% endfilter %}
{% with limit = 5 %}limit {{ limit }}{% endwith %}
