
select 2 as id, 'oracle."main".vers_r2' as t