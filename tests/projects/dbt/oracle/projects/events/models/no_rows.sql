select 'x' as kind where false
