select '{{ var("top") }}' as t, '{{ var("only_here") }}' as o, '{{ var("scoped") }}' as s, '{{ var("number") }}' as n, {{ shims.greet("x") }} as g, {{ dbt.length("'abc'") }} as l
, '{{ model.package_name }}' as p, '{{ project_name }}' as pn, '{{ this }}' as th, '{{ model.fqn | join("/") }}' as f
