with channel_sales as (
    select 'store' as channel, s_store_id as id, ss_ext_sales_price as sales, 0.0 as returns, ss_net_profit as profit
    from store_sales join store on ss_store_sk = s_store_sk
    union all
    select 'store', s_store_id, 0.0, sr_return_amt, -sr_net_loss
    from store_returns join store on sr_store_sk = s_store_sk
    union all
    select 'catalog', w_warehouse_name, cs_ext_sales_price, 0.0, cs_net_profit
    from catalog_sales join warehouse on cs_warehouse_sk = w_warehouse_sk)
select channel, id, sum(sales) as sales, sum(returns) as returns, sum(profit) as profit
from channel_sales
group by rollup (channel, id)
order by channel, id
