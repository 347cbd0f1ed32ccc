select * from {{ ref('<<e-mail>>') }} join {{ var('<<e-mail>>') }} on {{ missing_macro('<<e-mail>>', '<<token>>') }}
