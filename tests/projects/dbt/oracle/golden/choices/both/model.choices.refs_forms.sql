select 1 as id
-- select * from oracle."main".base
-- union all

-- select * from oracle."main".other_base
-- 

-- union all select * from oracle."main".base union all select * from oracle."main".base union all select * from oracle."main".base union all select * from oracle."main".codes union all select * from oracle."main".p_two union all select * from oracle."main".p_two