
select * from oracle."main".base
where id > (select max(id) from oracle."main".inc_wrapped)