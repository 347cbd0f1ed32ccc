select
'{{ -3 | abs }}' as f1, '{{ [1,2,3,4,5] | batch(2, 0) | list }}' as f2, '{{ "hello world" | capitalize }}' as f3,
'{{ "x" | center(5) }}' as f4, '{{ none | default("d") }}' as f5, '{{ none | default("d", true) }}' as f6, '{{ "" | d("e", boolean=true) }}' as f7,
$${{ {"b": 1, "a": 2} | dictsort(false, "value") }}$$ as f8, $${{ "<a>" | escape }}$$ as f9, $${{ "<a>" | e | safe }}$$ as f10,
'{{ 123456789 | filesizeformat }}' as f11, '{{ [3,4] | first }}' as f12, '{{ "3.7" | float + 1 }}' as f13, '{{ "%s-%d" | format("a", 3) }}' as f14,
$${{ [{"k": 1, "v": "a"}, {"k": 2, "v": "b"}, {"k": 1, "v": "c"}] | groupby("k") | list }}$$ as f15,
'{{ "12x" | int(0) }}' as f16, '{{ "0x1A" | int(base=16) }}' as f17, $${{ ["a", "b"] | join("|") }}$$ as f18, '{{ [1,2] | last }}' as f19,
$${{ "abc" | list }}$$ as f20, '{{ "ABC" | lower }}' as f21, $${{ [{"a": 1}, {"a": 2}] | map(attribute="a") | list }}$$ as f22,
$${{ ["a", "B"] | map("upper") | list }}$$ as f23, '{{ [1, 5, 2] | max }}' as f24, '{{ [1, 5, 2] | min }}' as f25,
$${{ {"a": [1, 2]} | pprint }}$$ as f26, $${{ [1,2,3,4] | reject("even") | list }}$$ as f27, $${{ [{"x": true}, {"x": false}] | rejectattr("x") | list }}$$ as f28,
'{{ "aXbXc" | replace("X", "-", 1) }}' as f29, $${{ [1,2,3] | reverse | list }}$$ as f30, '{{ 2.567 | round(1) }}' as f31, '{{ 2.567 | round(1, "floor") }}' as f32,
$${{ [1,2,3,4] | select("odd") | list }}$$ as f33, $${{ [{"x": 1}, {"x": 2}] | selectattr("x", "eq", 2) | list }}$$ as f34,
$${{ [1,2,3,4,5] | slice(2) | list }}$$ as f35, $${{ ["b", "A", "c"] | sort }}$$ as f36, $${{ ["b", "A"] | sort(case_sensitive=true, reverse=true) }}$$ as f37,
$${{ 5 | string }}$$ as f38, $${{ "<b>x</b>  y" | striptags }}$$ as f39, '{{ [1,2.5] | sum }}' as f40, $${{ [{"a": 2}] | sum(attribute="a", start=3) }}$$ as f41,
'{{ "hello big world" | title }}' as f42, $${{ {"a": [1, none, true]} | tojson }}$$ as f43, '{{ "  x " | trim }}' as f44, '{{ "hello world foo" | truncate(9) }}' as f45,
$${{ [1,1,2] | unique | list }}$$ as f46, '{{ "abc" | upper }}' as f47, $${{ "a b&c" | urlencode }}$$ as f48, '{{ "a b c" | wordcount }}' as f49,
'{{ "aaa bbb ccc" | wordwrap(3) }}' as f50, $${{ {"class": "x", "id": none} | xmlattr }}$$ as f51, $${{ [1,2] | tojson(indent=2) }}$$ as f52,
$${{ {"a": 1} | items | list }}$$ as f53, $${{ [[1, 2], [3]] | sum(start=[]) }}$$ as f54, $${{ "a,b" | attr("upper")() }}$$ as f55, '{{ "x" ~ 1 ~ none ~ true }}' as f56
, $${{ "line1\nline2" | indent(width=2, first=true) }}$$ as f57, $${{ (1, 2) | tojson }}$$ as f58, $${{ "foo" | forceescape }}$$ as f59, '{{ "1.10" | as_number if false }}' as f60
, $${{ "http://x.de hi" | urlize }}$$ as f61, $${{ [1,2,3] | random is number }}$$ as f62, $${{ "it''s" }}$$ as f63
