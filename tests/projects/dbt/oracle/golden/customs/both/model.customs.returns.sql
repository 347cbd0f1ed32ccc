select 120 as f, 1 as i, -1 as j,
'  padded 1  ' as p, 3 as s, 'None' as n, 'True' as nn, '' as rn,
0 as c0, 1 as c1, 4 as c2
, '1-2-1 1-2-5 0-1-0' as d
, 'r(a b(c))' as t
, '3' as sh
, 'dev|dflt|customs_top' as uc