select id, trim(name) as name, lower(email) as email
from {{ source('shop', 'customers') }}
