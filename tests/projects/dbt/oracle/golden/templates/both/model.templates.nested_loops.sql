

select

  max(a) filter (a < 2022) as max_a_2022,
    sum(a) filter (a < 2022) as sum_a_2022,
    sum(b) filter (a < 2022) as sum_b_2022,
    
  max(a) filter (a < 2023) as max_a_2023,
    sum(a) filter (a < 2023) as sum_a_2023,
    sum(b) filter (a < 2023) as sum_b_2023
    
from oracle.main."plain"