
select 1 as id from oracle."main".base