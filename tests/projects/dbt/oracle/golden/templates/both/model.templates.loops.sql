select

  '102TrueFalse2odd' as r2,

  '211FalseTrue2even' as r4,

   'a' as a, 
  'b23' as b2,'b32' as b3,
'empty' as empty
, 0 as i0, 1 as i1, 3 as i3