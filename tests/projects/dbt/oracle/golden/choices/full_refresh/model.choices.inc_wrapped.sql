
select * from oracle."main".base
 limit 10 