select {{ mask_email('contact') }} as shown, md5(contact) as contact_key, count(*) as n
from {{ ref('orders') }} group by 1, 2
