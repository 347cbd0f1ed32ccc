select
	0 as x0,
	1 as x1,
	2 as x2
-- the last line: none