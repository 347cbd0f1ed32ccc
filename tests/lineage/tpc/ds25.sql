select morning.cnt as am_cnt, evening.cnt as pm_cnt,
       cast(morning.cnt as decimal(15, 4)) / nullif(evening.cnt, 0) as am_pm_ratio
from (
    select count(ws_order_number) as cnt
    from web_sales join date_dim on ws_sold_date_sk = d_date_sk
    where d_moy between 1 and 6) morning,
     (
    select count(ws_order_number) as cnt
    from web_sales join date_dim on ws_sold_date_sk = d_date_sk
    where d_moy between 7 and 12) evening
