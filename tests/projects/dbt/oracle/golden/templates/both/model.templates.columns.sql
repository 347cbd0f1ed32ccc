select
  a as "a", 'INTEGER INTEGER False True False' as type_of_a,
  b as "b", 'INTEGER INTEGER False True False' as type_of_b,
  c as "c", 'character varying(256) VARCHAR True False False' as type_of_c
  
from oracle.main."plain"