select i_item_id, s_state, avg(ss_quantity) as quantity, avg(ss_list_price) as list_price
from store_sales
join date_dim on ss_sold_date_sk = d_date_sk
join item on ss_item_sk = i_item_sk
join store on ss_store_sk = s_store_sk
where d_year = 2002
group by cube (i_item_id, s_state)
order by i_item_id, s_state
