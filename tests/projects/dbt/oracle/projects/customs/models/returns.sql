select {{ fact(5) }} as f, {{ find_first(['a','b','c'], 'b') }} as i, {{ find_first([], 1) }} as j,
'{{ no_return(1) }}' as p, {{ ret_list(3) | sum }} as s, '{{ ret_none() }}' as n, '{{ ret_none() is none }}' as nn, '{{ ret_nothing() }}' as rn,
{% for m in many() %}{{ m.sq }} as c{{ m['i'] }}{{ ", " if not loop.last }}{% endfor %}
, '{{ defaults(1) }} {{ defaults(1, c=5) }} {{ defaults(b=1, a=0) }}' as d
, '{{ tree({"name": "r", "kids": [{"name": "a", "kids": []}, {"name": "b", "kids": [{"name": "c"}]}]}) }}' as t
, '{{ shadow(3) }}' as sh
, '{{ uses_context() }}' as uc
