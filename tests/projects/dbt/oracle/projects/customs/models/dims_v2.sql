select 1 as id, '{{ this }} {{ model.version }}' as x
