select 1 as a , 2 as b, 1 as c1, 2 as c2, 3 as d,4as e
, 'trimmed' as f
, 5 as g