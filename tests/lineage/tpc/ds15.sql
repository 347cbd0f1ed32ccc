with monthly as (
    select i_category, i_brand, s_store_name, d_year, d_moy,
           sum(ss_sales_price) as sum_sales,
           avg(sum(ss_sales_price)) over (partition by i_category, i_brand, s_store_name, d_year) as avg_monthly_sales,
           rank() over (partition by i_category, i_brand, s_store_name order by d_year, d_moy) as rn
    from item, store_sales, date_dim, store
    where ss_item_sk = i_item_sk and ss_sold_date_sk = d_date_sk and ss_store_sk = s_store_sk
    group by i_category, i_brand, s_store_name, d_year, d_moy)
select v1.i_category, v1.d_year, v1.d_moy, v1.avg_monthly_sales, v1.sum_sales,
       before.sum_sales as psum, following.sum_sales as nsum
from monthly v1
join monthly before on v1.i_category = before.i_category and v1.i_brand = before.i_brand and v1.rn = before.rn + 1
join monthly following on v1.i_category = following.i_category and v1.i_brand = following.i_brand and v1.rn = following.rn - 1
where v1.d_year = 1999 and v1.avg_monthly_sales > 0
order by v1.sum_sales - v1.avg_monthly_sales, v1.d_moy
