select i_category, i_class, i_brand, d_qoy, sumsales, rk
from (
    select i_category, i_class, i_brand, d_qoy, sumsales,
           rank() over (partition by i_category order by sumsales desc) as rk
    from (
        select i_category, i_class, i_brand, d_qoy,
               sum(coalesce(ss_sales_price * ss_quantity, 0)) as sumsales
        from store_sales
        join date_dim on ss_sold_date_sk = d_date_sk
        join item on ss_item_sk = i_item_sk
        group by rollup (i_category, i_class, i_brand, d_qoy)) dw1) dw2
where rk <= 100
order by i_category, i_class, i_brand, d_qoy, sumsales, rk
