select id, name, spent
from {{ ref('customers') }}
where spent >= {{ var('good_customer', 500) }}
