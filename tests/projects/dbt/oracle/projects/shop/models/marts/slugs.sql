select
    {% for label in ['Grand Total', 'a-b c', '2nd "best"', 'ÄÖ x', ''] %}
    {{ loop.index }} as s_{{ dbt_utils.slugify(label) }}{{ '_' ~ loop.index0 }}{% if not loop.last %},{% endif %}
    {% endfor %}
