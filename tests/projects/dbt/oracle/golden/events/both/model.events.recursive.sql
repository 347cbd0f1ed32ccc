select ((((1)))) as nested, 120 as factorial,
    6 as counted, 'abc' as text,
    'xy' as y_1, 'xz' as z_2, 'w' as last, '2' as more