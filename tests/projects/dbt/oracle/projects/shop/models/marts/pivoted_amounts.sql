select
    customer_id,
    {{ dbt_utils.pivot(
        column='status',
        values=["paid", "returned", "it's open"],
        agg='max',
        cmp='=',
        prefix='is_',
        suffix='_cents',
        then_value='amount_cents',
        else_value='null',
        quote_identifiers=False
    ) }},
    {{ dbt_utils.pivot('status', ['paid'], alias=False, agg='count', then_value='order_id', else_value='null', distinct=True) }} as paid_orders
from {{ ref('stg_orders') }}
{{ dbt_utils.group_by(n=1) }}
