
select $$['from_macro'] table$$ as x from oracle."main".forms