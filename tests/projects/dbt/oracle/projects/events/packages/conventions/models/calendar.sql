{{ config(materialized='view') }}
select
    {{ var('depth') }} as depth, '{{ var("level") }}' as level, '{{ var("prefix") }}' as prefix,
    '{{ var("lookback") }}' as lookback, '{{ where_am_i() }}' as place,
    {{ timestamp_name('made') }}
from (select 1 as made_at)
