-- depends_on: oracle."main".other_base oracle."main".base
select $$|0|no| 1|2|3|k=3; 1|2|no|z=9; none 1a1 1b2 2a1 2b2  1 none! sum(x) as x_sum,
    sum(y) as y_sum qFalse 'root same' = '' dflt (no caller)$$ as a
, 'got 7 (inside)' as b
from 
(select * from oracle."main".base where id = 1)
 x
join 
(select * from "oracle"."main"."base")
 y on true
join "oracle"."main"."other_base" z on true
join oracle."main".base w on true