select
    cast(null as TEXT) as a,
    cast(null as integer) as b,
    cast(null as bigint) as c,
    cast(null as float) as d,
    cast(null as numeric(28,6)) as e,
    cast(null as timestamp) as f,
    cast(null as boolean) as g,
    cast(null as TEXT) as h


    except


select 'a', 1, 2, 3.0, 4.0, null, true, 'it''s'


    intersect


select 'they''re', 1, 2, 3.0, 4.0, null, true, 'x'