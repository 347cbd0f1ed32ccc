select

'1043TrueFalse4aoTrue10' as c1,

'2132FalseFalse4abeFalse10' as c2,

'3221FalseFalse4acoTrue10' as c3,

'4310FalseTrue4beTrue10' as c4

, 'empty' as e
, 4 as n4
, 1 as p, 2 as q
, 1 as r1, 2 as r2
, 6 as abc
, 3 as down3, 2 as down2, 1 as down1
, 'x' as ch_x, 'y' as ch_y