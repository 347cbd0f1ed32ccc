select
    '{{ var("level") }}' as level,
    '{{ var("nothing", "default") }}' as nothing_given,
    {{ var("absent", 5) + 1 }} as absent,
    '{{ var("absent", none) }}' as none_given,
    '{{ var.has_var("absent") }} {{ var.has_var("level") }}' as has_var,
    '{{ env_var("DQ_ORACLE_UNSET", "fallback") }}' as env,
    '{{ var("list", ["a", "b"]) | tojson }}' as as_json,
    '{{ var("only_here") }}' as only_here
