select 1 as id, '{{ this }}' as t
