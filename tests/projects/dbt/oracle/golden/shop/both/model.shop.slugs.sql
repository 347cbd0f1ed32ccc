select
    
    1 as s_grand_total_0,
    
    2 as s_a_b_c_1,
    
    3 as s__2nd_best_2,
    
    4 as s__x_3,
    
    5 as s__4
    