select channel, item, return_ratio, return_rank
from (
    select 'web' as channel, web.item, web.return_ratio, rank() over (order by web.return_ratio) as return_rank
    from (
        select ws_item_sk as item,
               cast(sum(coalesce(wr_return_amt, 0)) as decimal(15, 4)) / sum(coalesce(ws_net_paid, 0)) as return_ratio
        from web_sales
        left join web_returns on ws_order_number = wr_order_number and ws_item_sk = wr_item_sk
        group by ws_item_sk) web
    union
    select 'catalog', cat.item, cat.return_ratio, rank() over (order by cat.return_ratio)
    from (
        select cs_item_sk as item,
               cast(sum(coalesce(cr_return_amount, 0)) as decimal(15, 4)) / sum(coalesce(cs_ext_sales_price, 0)) as return_ratio
        from catalog_sales
        left join catalog_returns on cs_order_number = cr_order_number and cs_item_sk = cr_item_sk
        group by cs_item_sk) cat) ranked
where return_rank <= 10
order by channel, return_rank, item
