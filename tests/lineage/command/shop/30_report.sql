select b.revenue, region
from mart.best b, ref.days, ref.regions
order by b.revenue desc;

select * from mart.unknown;
