select s_store_name,
       sum(case when sr_returned_date_sk - ss_sold_date_sk <= 30 then 1 else 0 end) as days_30,
       sum(case when sr_returned_date_sk - ss_sold_date_sk > 30
                 and sr_returned_date_sk - ss_sold_date_sk <= 60 then 1 else 0 end) as days_60,
       count(*) as all_returns
from store_sales
join store_returns on ss_ticket_number = sr_ticket_number and ss_item_sk = sr_item_sk
join store on ss_store_sk = s_store_sk
group by s_store_name
order by s_store_name
