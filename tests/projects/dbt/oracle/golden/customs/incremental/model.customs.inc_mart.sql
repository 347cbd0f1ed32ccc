
select 1 as id, $$"oracle".inc_mart."inc_mart" ['id', 'x'] delete+insert append_new_columns True False False None$$ as x
 where 1 > (select max(id) from "oracle".inc_mart."inc_mart")