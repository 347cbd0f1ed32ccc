

select $$"a b" duckdb duck own z 'overridden g' 'duck w' 'duck o' "x" x$$ as a
, 'concat_ws(, a, b)' as d

, '"d".s."i" True "i" "d"."s"."i" view i "d".s."j" "d".t."i" True "d".INFORMATION_SCHEMA.columns "d".INFORMATION_SCHEMA "only" s."x"' as m

, 'Name "Name" character varying(50) True numeric(10,2) integer TEXT character varying(10) numeric(3,1) timestamp 50 varchar Name' as k
, 'TEXT integer float numeric(28,6) timestamp boolean bigint' as t