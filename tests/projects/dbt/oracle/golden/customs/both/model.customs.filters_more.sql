select
'3' as f1, '[[1, 2], [3, 4], [5, 0]]' as f2, 'Hello world' as f3,
'  x  ' as f4, 'None' as f5, 'd' as f6, 'e' as f7,
$$[('b', 1), ('a', 2)]$$ as f8, $$&lt;a&gt;$$ as f9, $$&lt;a&gt;$$ as f10,
'123.5 MB' as f11, '3' as f12, '4.7' as f13, 'a-3' as f14,
$$[(1, [{'k': 1, 'v': 'a'}, {'k': 1, 'v': 'c'}]), (2, [{'k': 2, 'v': 'b'}])]$$ as f15,
'0' as f16, '26' as f17, $$a|b$$ as f18, '2' as f19,
$$['a', 'b', 'c']$$ as f20, 'abc' as f21, $$[1, 2]$$ as f22,
$$['A', 'B']$$ as f23, '5' as f24, '1' as f25,
$${'a': [1, 2]}$$ as f26, $$[1, 3]$$ as f27, $$[{'x': False}]$$ as f28,
'a-bXc' as f29, $$[3, 2, 1]$$ as f30, '2.6' as f31, '2.5' as f32,
$$[1, 3]$$ as f33, $$[{'x': 2}]$$ as f34,
$$[[1, 2, 3], [4, 5]]$$ as f35, $$['A', 'b', 'c']$$ as f36, $$['b', 'A']$$ as f37,
$$5$$ as f38, $$x y$$ as f39, '3.5' as f40, $$5$$ as f41,
'Hello Big World' as f42, $${"a": [1, null, true]}$$ as f43, 'x' as f44, 'hello...' as f45,
$$[1, 2]$$ as f46, 'ABC' as f47, $$a%20b%26c$$ as f48, '3' as f49,
'aaa
bbb
ccc' as f50, $$ class="x"$$ as f51, $$[
  1,
  2
]$$ as f52,
$$[('a', 1)]$$ as f53, $$[1, 2, 3]$$ as f54, $$A,B$$ as f55, 'x1NoneTrue' as f56
, $$  line1
  line2$$ as f57, $$[1, 2]$$ as f58, $$foo$$ as f59, '' as f60
, $$<a href="http://x.de" rel="noopener">http://x.de</a> hi$$ as f61, $$True$$ as f62, $$it''s$$ as f63