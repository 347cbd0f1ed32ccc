select 1 as id, '{{ var("inner") }} {{ var("switch") }} {{ var("own") }}' as v
