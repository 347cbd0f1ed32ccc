select * from {{ ref('users') }} where email = '<<e-mail>>' and password = '<<password>>'
