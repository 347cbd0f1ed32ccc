select
    
    array[ 1 , 2 ]
     as numbers,
    
    array[]::integer[]
     as none,
    array_append(
    array[ 1 ]
    , 2) as more,
    array_cat(
    array[ 1 ]
    , 
    array[ 2 , 3 ]
    ) as all_of_them,
    1 as one
where (1 = 2)
