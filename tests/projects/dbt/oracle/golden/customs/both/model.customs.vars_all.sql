select 'customs_top' as a, 8 as b, 'False' as c, '12' as d, 'True' as d2, 'None' as e, 'None' as e2, $$['a', 'b', 'c']$$ as g, 'deep' as h, '[1, 2]' as i, 'dev_x' as j, 'for_customs' as k, 'm' as l, 'None' as m, 'TrueFalse' as n, '0' as o, 'envdef' as p, 'True' as q, 'for_customs|vars_all|vars_all' as r, 'ov_local' as s, 'True' as t, '3' as u
, 'off' as v
, 'off2' as w