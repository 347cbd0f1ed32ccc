
select id, kind from oracle."main".base