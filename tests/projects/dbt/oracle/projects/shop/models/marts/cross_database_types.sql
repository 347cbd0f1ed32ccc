select
    cast(null as {{ dbt.type_string() }}) as a,
    cast(null as {{ dbt.type_int() }}) as b,
    cast(null as {{ dbt.type_bigint() }}) as c,
    cast(null as {{ dbt.type_float() }}) as d,
    cast(null as {{ dbt.type_numeric() }}) as e,
    cast(null as {{ dbt.type_timestamp() }}) as f,
    cast(null as {{ dbt.type_boolean() }}) as g,
    cast(null as {{ type_string() }}) as h
{{ dbt.except() }}
select 'a', 1, 2, 3.0, 4.0, null, true, '{{ dbt.escape_single_quotes("it's") }}'
{{ dbt.intersect() }}
select {{ dbt.string_literal(dbt.escape_single_quotes("they're")) }}, 1, 2, 3.0, 4.0, null, true, 'x'
