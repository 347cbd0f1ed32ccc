select products.sku, products.title, shelves.shelf, products.price
from {{ ref('stg_products') }} as products
inner join {{ ref('shelves') }} as shelves on shelves.sku = products.sku
