
select 1 as id, $$"oracle".inc_mart."inc_mart" ['id', 'x'] delete+insert append_new_columns False False False None$$ as x
