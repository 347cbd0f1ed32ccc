






with q as (select a from oracle.main."plain")
select p.a, b, 
  B, C
, 1 as x, 'two' as y from q, oracle.main."plain" p


where 6 = 6 and 7 = 7 and q.a is not null