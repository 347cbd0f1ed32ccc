select 1 as id
-- select * from oracle."main".config_var_al union all select * from oracle."main".by_path union all select * from oracle."plusless__only".plus