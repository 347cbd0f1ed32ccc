select 1 as id, '{{ this }} {{ model.version }} {{ model.name }} {{ model.unique_id }} {{ model.latest_version }} {{ model.alias }}' as x
