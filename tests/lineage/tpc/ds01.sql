with returned as (
    select sr_customer_sk as customer_sk, sr_store_sk as store_sk, sum(sr_return_amt) as total_return
    from store_returns
    join date_dim on sr_returned_date_sk = d_date_sk
    where d_year = 2000
    group by sr_customer_sk, sr_store_sk)
select c_customer_id
from returned r1
join store on s_store_sk = r1.store_sk
join customer on r1.customer_sk = c_customer_sk
where s_state = 'TN'
  and r1.total_return > (
      select avg(r2.total_return) * 1.2 from returned r2 where r1.store_sk = r2.store_sk)
order by c_customer_id
limit 100
