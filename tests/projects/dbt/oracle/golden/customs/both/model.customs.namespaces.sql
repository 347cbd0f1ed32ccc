

select 6 as t, '123' as s, 1 as o, 3 as i
, $$12{'j': 2}$$ as d, $$[][('j', 2), ('q', [])]['j', 'q']$$ as z
, 30 as w