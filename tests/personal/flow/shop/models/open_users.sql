select u.user_id, lower(u.email) as mail, {{ mask_email('u.email') }} as masked, extract(year from dob) as born,
  u.support_email, u.phone
from {{ ref('stg_users') }} u where u.nick <> 'x'
