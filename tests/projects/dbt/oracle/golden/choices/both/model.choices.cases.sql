

select
  sum(case when b.kind = '1' then 1 end) as s_one,
  sum(case when b.kind = '2' then 1 end) as s_two, min(cast(b.id as int)) as id,
min(cast(b.kind as text)) as kind
, [1, 2, 3] as l
, ['a', 'b'] as q
, '2one' as z
, 1 + 2 + 3 as s
, 0 + 3 + 6 + 9 as t
, 'it''s' as e
, 'id, kind' as names
, 'id' as f
, 'x-y A' as g
, 3 as h
, 'int 2 1' as i
from oracle."main".base as b