select 'a2a' as a_2, 'b2b' as b_2, 'c2t' as c_2,
  'd5six' as d_5, 'e8e' as e_8