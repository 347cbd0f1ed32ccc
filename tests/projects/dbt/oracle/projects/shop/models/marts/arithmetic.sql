select
    {{ dbt_utils.safe_add(['amount_cents', 'discount_cents']) }} as added,
    {{ dbt_utils.safe_subtract(['amount_cents', 'discount_cents', '1']) }} as subtracted,
    {{ dbt_utils.safe_divide('amount_cents', 'discount_cents') }} as divided,
    {{ dbt_utils.safe_divide(numerator='amount_cents + 1', denominator='nullif(discount_cents, 1)') }} as divided_more,
    {{ dbt_utils.haversine_distance('48.1', '11.5', '52.5', '13.4') }} as miles,
    {{ dbt_utils.haversine_distance(lat1='48.1', lon1='11.5', lat2='52.5', lon2='13.4', unit='km') }} as kilometres,
    {{ dbt_utils.width_bucket('amount_cents', 0, 10000, 10) }} as bucket
from {{ ref('stg_orders') }}
