select cd_gender, cd_marital_status, count(*) as cnt1, cd_dep_count, count(*) as cnt2
from customer c
join customer_address ca on c.c_current_addr_sk = ca.ca_address_sk
join customer_demographics on cd_demo_sk = c.c_current_cdemo_sk
where ca_county in ('Rush County', 'Toole County')
  and exists (
      select * from store_sales join date_dim on ss_sold_date_sk = d_date_sk
      where c.c_customer_sk = ss_customer_sk and d_year = 2002)
  and (exists (select * from web_sales where c.c_customer_sk = ws_bill_customer_sk)
       or exists (select * from catalog_sales where c.c_customer_sk = cs_bill_customer_sk))
group by cd_gender, cd_marital_status, cd_dep_count
order by cd_gender, cd_marital_status, cd_dep_count
