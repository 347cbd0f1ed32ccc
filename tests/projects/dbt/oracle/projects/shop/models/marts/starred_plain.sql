{%- set columns = dbt_utils.get_filtered_columns_in_relation(from=ref('stg_customers'), except=['email']) %}
select
  {%- for column in columns %}
  max(c.{{ column }}) as max_{{ column | lower }}{{ "," if not loop.last }}
  {%- endfor %},
  {{ dbt_utils.star(ref('stg_scores'), except=['customer_id'], quote_identifiers=False) }}
from {{ ref('stg_customers') }} as c
cross join {{ ref('stg_scores') }}
group by all
