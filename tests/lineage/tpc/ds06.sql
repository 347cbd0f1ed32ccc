select a.ca_state as state, count(*) as cnt
from customer_address a
join customer c on a.ca_address_sk = c.c_current_addr_sk
join store_sales s on c.c_customer_sk = s.ss_customer_sk
join date_dim d on s.ss_sold_date_sk = d.d_date_sk
join item i on s.ss_item_sk = i.i_item_sk
where d.d_month_seq = (select distinct d_month_seq from date_dim where d_year = 2001 and d_moy = 1)
  and i.i_current_price > 1.2 * (
      select avg(j.i_current_price) from item j where j.i_category = i.i_category)
group by a.ca_state
having count(*) >= 10
order by cnt, a.ca_state
