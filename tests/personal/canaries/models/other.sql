select distinct u.*, '<<account>>' as iban, '<<key>>' as k, "<<e-mail>>" as quoted
from {{ ref('users') }} as u, {{ ref('people') }} as p
where u.email not in (select email from {{ ref('people') }} where email = '<<e-mail>>') and upper(u.email) = '<<e-mail>>'
