select ascending.rnk, i1.i_item_desc as best_performing, i2.i_item_desc as worst_performing
from (
    select item_sk, rank() over (order by rank_col asc) as rnk
    from (
        select ss_item_sk as item_sk, avg(ss_net_profit) as rank_col
        from store_sales where ss_store_sk = 4 group by ss_item_sk) v1) ascending
join (
    select item_sk, rank() over (order by rank_col desc) as rnk
    from (
        select ss_item_sk as item_sk, avg(ss_net_profit) as rank_col
        from store_sales where ss_store_sk = 4 group by ss_item_sk) v2) descending
  on ascending.rnk = descending.rnk
join item i1 on i1.i_item_sk = ascending.item_sk
join item i2 on i2.i_item_sk = descending.item_sk
where ascending.rnk < 11
order by ascending.rnk
