select w_warehouse_name, i_item_id,
       sum(case when d_date < date '2000-03-11' then inv_quantity_on_hand else 0 end) as inv_before,
       sum(case when d_date >= date '2000-03-11' then inv_quantity_on_hand else 0 end) as inv_after
from inventory, warehouse, item, date_dim
where i_item_sk = inv_item_sk
  and inv_warehouse_sk = w_warehouse_sk
  and inv_date_sk = d_date_sk
  and d_date between date '2000-02-10' and date '2000-04-10'
group by w_warehouse_name, i_item_id
having sum(case when d_date < date '2000-03-11' then inv_quantity_on_hand else 0 end) > 0
order by w_warehouse_name, i_item_id
