select s_store_name, sum(ss_net_profit) as profit
from store_sales, date_dim, store, (
    select ca_zip from (
        select substring(ca_zip, 1, 5) as ca_zip from customer_address
        where substring(ca_zip, 1, 5) in ('24128', '57834', '13354')
        intersect
        select ca_zip from (
            select substring(ca_zip, 1, 5) as ca_zip, count(*) as cnt
            from customer_address, customer
            where ca_address_sk = c_current_addr_sk and c_preferred_cust_flag = 'Y'
            group by ca_zip
            having count(*) > 10) preferred) both_sides) zips
where ss_store_sk = s_store_sk
  and ss_sold_date_sk = d_date_sk
  and d_qoy = 2 and d_year = 1998
  and substring(s_zip, 1, 2) = substring(zips.ca_zip, 1, 2)
group by s_store_name
order by s_store_name
