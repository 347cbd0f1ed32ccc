
select $$"oracle".my_mart."on_mart" ['base', 'mart', 'dd', 'extra'] ['base', 'mart', 'dd', 'extra']$$ as x