with frequent as (
    select substring(i_item_desc, 1, 30) as itemdesc, i_item_sk as item_sk, d_date as solddate, count(*) as cnt
    from store_sales, date_dim, item
    where ss_sold_date_sk = d_date_sk and ss_item_sk = i_item_sk and d_year in (2000, 2001)
    group by substring(i_item_desc, 1, 30), i_item_sk, d_date
    having count(*) > 4),
most as (
    select max(csales) as tpcds_cmax
    from (
        select c_customer_sk, sum(ss_quantity * ss_sales_price) as csales
        from store_sales, customer
        where ss_customer_sk = c_customer_sk
        group by c_customer_sk) sums),
best as (
    select c_customer_sk, sum(ss_quantity * ss_sales_price) as ssales
    from store_sales, customer
    where ss_customer_sk = c_customer_sk
    group by c_customer_sk
    having sum(ss_quantity * ss_sales_price) > 0.5 * (select tpcds_cmax from most))
select c_last_name, c_first_name, sum(quantity * list_price) as sales
from (
    select cs_bill_customer_sk as customer_sk, cs_quantity as quantity, cs_sales_price as list_price
    from catalog_sales
    where cs_item_sk in (select item_sk from frequent)
      and cs_bill_customer_sk in (select c_customer_sk from best)
    union all
    select ws_bill_customer_sk, ws_quantity, ws_sales_price
    from web_sales
    where ws_item_sk in (select item_sk from frequent)) both_channels
join customer on customer_sk = c_customer_sk
group by c_last_name, c_first_name
order by c_last_name, c_first_name
