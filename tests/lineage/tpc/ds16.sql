with web as (
    select ws_item_sk as item_sk, d_date,
           sum(sum(ws_sales_price)) over (
               partition by ws_item_sk order by d_date rows between unbounded preceding and current row) as cume_sales
    from web_sales join date_dim on ws_sold_date_sk = d_date_sk
    group by ws_item_sk, d_date),
shop as (
    select ss_item_sk as item_sk, d_date,
           sum(sum(ss_sales_price)) over (
               partition by ss_item_sk order by d_date rows between unbounded preceding and current row) as cume_sales
    from store_sales join date_dim on ss_sold_date_sk = d_date_sk
    group by ss_item_sk, d_date)
select x.item_sk, x.d_date, x.web_sales, x.store_sales,
       max(x.web_sales) over (partition by x.item_sk order by x.d_date) as web_cumulative
from (
    select coalesce(web.item_sk, shop.item_sk) as item_sk,
           coalesce(web.d_date, shop.d_date) as d_date,
           web.cume_sales as web_sales,
           shop.cume_sales as store_sales
    from web full outer join shop on web.item_sk = shop.item_sk and web.d_date = shop.d_date) x
order by x.item_sk, x.d_date
