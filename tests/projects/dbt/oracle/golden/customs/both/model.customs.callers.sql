select '<inside>' as a,
'x' as x1, 'y' as y2,
'(nested)' as nested,
'1+2/a=b&k=3' as v