{% set rel = ref('stg_people') %}
{% set own = adapter.get_relation(database=this.database, schema=this.schema, identifier=this.identifier) %}
select $${{ adapter.quote("a b") }} {{ adapter.type() }} {{ my_own("z") }} {{ shims.greet("g") }} {{ shims.wave("w") }} {{ shims.old("o") }} {{ adapter.quote_as_configured("x", "identifier") }} {{ adapter.quote_as_configured("x", "schema") }}$$ as a
, '{{ adapter.dispatch("concat", "dbt")(["a", "b"]) | replace("'", "") }}' as d
{% set made = api.Relation.create(database='d', schema='s', identifier='i', type='view') %}
, '{{ made }} {{ made.is_view }} {{ made.include(database=false, schema=false) }} {{ made.quote(schema=true) }} {{ made.type }} {{ made.identifier }} {{ made.incorporate(path={"identifier": "j"}) }} {{ made.replace_path(schema="t") }} {{ made.matches(identifier="i") }} {{ made.information_schema("columns") }} {{ made.information_schema() }} {{ api.Relation.create(identifier="only") }} {{ api.Relation.create(schema="s", identifier="x").include(database=false) }}' as m
{% set col = api.Column('Name', 'varchar', 50) %}
, '{{ col.name }} {{ col.quoted }} {{ col.data_type }} {{ col.is_string() }} {{ api.Column("n", "numeric", none, 10, 2).data_type }} {{ api.Column.create("x", "integer").data_type }} {{ api.Column.translate_type("string") }} {{ api.Column.string_type(10) }} {{ api.Column.numeric_type("numeric", 3, 1) }} {{ api.Column("t", "timestamp").data_type }} {{ col.string_size() }} {{ col.dtype }} {{ col.column }}' as k
, '{{ dbt.type_string() }} {{ dbt.type_int() }} {{ type_float() }} {{ dbt.type_numeric() }} {{ dbt.type_timestamp() }} {{ dbt.type_boolean() }} {{ type_bigint() }}' as t
