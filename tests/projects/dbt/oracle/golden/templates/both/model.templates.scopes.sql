



select 0 as lost, 3 as kept, '[1, 2]' as list,
  'False' as seen