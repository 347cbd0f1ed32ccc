

select 'AxC' as u, 'multi~  line' as p,
'LOW AXC' as f,
'benene
    next' as g, '16' as l, 'True' as st