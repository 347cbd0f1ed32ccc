select '2024-01-01' as start, '2024-02-01' as "end",
  1 + 2.5 + -3 as total,
  'text' as kind,
  $$dev$$ as templated