{%- set statuses = dbt_utils.get_column_values(table=ref('no_such_yet'), column='status', default=['paid', 'returned']) -%}
select
    customer_id
    {%- for status in statuses %},
    count_if(status = '{{ status }}') as {{ status }}_orders
    {%- endfor %}
from {{ ref('stg_orders') }}
group by 1
