select
    1 as a,
    'two' as b,
    1 as one, 'late' as zero, 3 as how_many,
    42 as number