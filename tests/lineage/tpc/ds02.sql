with sold as (
    select ws_sold_date_sk as sold_date_sk, ws_ext_sales_price as sales_price from web_sales
    union all
    select cs_sold_date_sk, cs_ext_sales_price from catalog_sales),
weekly as (
    select d_week_seq,
           sum(case when d_day_name = 'Sunday' then sales_price end) as sunday_sales,
           sum(case when d_day_name = 'Saturday' then sales_price end) as saturday_sales
    from sold
    join date_dim on d_date_sk = sold_date_sk
    group by d_week_seq)
select this.d_week_seq,
       round(this.sunday_sales / following.sunday_sales, 2) as sunday_ratio,
       round(this.saturday_sales / following.saturday_sales, 2) as saturday_ratio
from weekly this
join weekly following on this.d_week_seq = following.d_week_seq - 53
order by this.d_week_seq
