

with a as (select 1 as a, 2 as b) select 
a as a_x, b as b_x
 from a