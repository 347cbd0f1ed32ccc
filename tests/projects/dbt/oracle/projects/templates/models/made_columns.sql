{% set column = api.Column('x', 'varchar', 10) %}
{% set other = api.Column.create('y', 'integer') %}
select  $${{ column.data_type }} {{ column.quoted }} {{ other.dtype }} {{ api.Column.translate_type("string") }} {{ api.Column.string_type(5) }} {{ api.Column.numeric_type("numeric", 10, 2) }}$$ as types
