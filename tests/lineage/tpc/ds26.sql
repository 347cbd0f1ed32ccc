with recursive weeks (week_seq, sales, generation) as (
    select d_week_seq, sum(ss_net_paid), 1
    from store_sales join date_dim on ss_sold_date_sk = d_date_sk
    where d_year = 2000
    group by d_week_seq
    union all
    select week_seq + 1, sales * 1.02, generation + 1
    from weeks
    where generation < 4)
select week_seq, generation, max(sales) as forecast
from weeks
group by week_seq, generation
order by week_seq
