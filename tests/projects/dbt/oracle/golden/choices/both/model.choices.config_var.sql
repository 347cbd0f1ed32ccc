
select $$oracle."main".config_var_al$$ as x