select
    'root' as level,
    'None' as nothing_given,
    6 as absent,
    'None' as none_given,
    'False True' as has_var,
    'fallback' as env,
    '["a", "b"]' as as_json,
    'True' as only_here