-- depends_on: {{ ref('other__base') }} {{ ref('base') }}
select $${{ va() }} {{ va(1, 2, k=3) }} {{ va(*[1, 2], **{"z": 9}) }} {{ with_caller() }} {{ loops() }} {{ pick({"a": 1}, "a") }} {{ pick({}, "a") }} {{ build(["x", "y"]) }} {{ deep_macro("q") }} {{ pkg.pkg_only() }} {{ pkg.pkg_caller() }}$$ as a
, '{% call(v) with_caller(7) %}got {{ v }}{% endcall %} {% call pkg.pkg_caller() %}inside{% endcall %}' as b
from {{ nested_sql(ref('base'), where="id = 1") }} x
join {{ nested_sql(source('src', 'one')) }} y on true
join {{ source(*['src', 'two']) }} z on true
join {{ ref_default() }} w on true
