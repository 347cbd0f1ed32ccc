with shop as (
    select d_year as sold_year, ss_item_sk, ss_customer_sk, sum(ss_quantity) as ss_qty, sum(ss_wholesale_cost) as ss_wc
    from store_sales
    left join store_returns on sr_ticket_number = ss_ticket_number and ss_item_sk = sr_item_sk
    join date_dim on ss_sold_date_sk = d_date_sk
    where sr_ticket_number is null
    group by d_year, ss_item_sk, ss_customer_sk),
web as (
    select d_year as sold_year, ws_item_sk, ws_bill_customer_sk, sum(ws_quantity) as ws_qty
    from web_sales
    left join web_returns on wr_order_number = ws_order_number and ws_item_sk = wr_item_sk
    join date_dim on ws_sold_date_sk = d_date_sk
    where wr_order_number is null
    group by d_year, ws_item_sk, ws_bill_customer_sk)
select ss_item_sk,
       round(ss_qty / coalesce(ws_qty, 1), 2) as ratio,
       ss_qty as store_qty,
       ss_wc as store_wholesale_cost,
       coalesce(ws_qty, 0) as other_qty
from shop
left join web on web.sold_year = shop.sold_year
             and web.ws_item_sk = shop.ss_item_sk
             and web.ws_bill_customer_sk = shop.ss_customer_sk
where coalesce(ws_qty, 0) > 0 and shop.sold_year = 2000
order by ss_item_sk, ss_qty desc
