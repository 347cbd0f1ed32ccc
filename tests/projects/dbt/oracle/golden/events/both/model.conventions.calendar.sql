
select
    2 as depth, 'package' as level, 'p_' as prefix,
    '3' as lookback, 'conventions events package of the package' as place,
    made_at
from (select 1 as made_at)