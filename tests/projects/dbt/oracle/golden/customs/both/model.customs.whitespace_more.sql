select
    1 as a
    , 2 as b, 1 as c1, 2 as c2, 3 as  d
    , '{{ not rendered }} {% raw-ish %}' as e, '{# x #}' as f, '{{ }} {%' as g 
    , 4 as h  , 5 as i
    , 6 as j

-- 7 in a comment 
/*  */
, 9 as k