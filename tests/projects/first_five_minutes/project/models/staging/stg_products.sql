select sku, title, cast(price_cents as integer) / 100.0 as price
from {{ ref('products') }}
