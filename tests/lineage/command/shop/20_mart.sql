create table mart.revenue as
select day, sum(net) as revenue, count(*) as orders
from stage.orders
group by day;

create view mart.best as select * from mart.revenue where revenue > 1000;

insert into mart.log select max(day), 'done' from mart.revenue;
