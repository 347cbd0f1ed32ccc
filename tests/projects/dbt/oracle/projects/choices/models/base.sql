select 1 as id, 'a' as kind, 2.5 as amount
