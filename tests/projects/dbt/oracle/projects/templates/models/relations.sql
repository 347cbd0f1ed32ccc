{% set relation = ref('plain') %}
{% set made = api.Relation.create(database='oracle', schema='main', identifier='plain') %}
select '{{ relation.database }} {{ relation.schema }} {{ relation.identifier }} {{ relation.name }} {{ relation.table }}' as parts,
  '{{ relation.include(database=false) }} {{ relation.quote(schema=true) }} {{ made }} {{ made.render() }}' as texts,
  '{{ relation ~ "_suffix" }} {{ relation.is_view is defined }} {{ relation | string | length }}' as more,
  '{{ relation.incorporate(path={"identifier": "other"}) }} {{ relation.replace_path(schema="s") }}' as changed
from {{ relation }} as {{ relation.identifier }}
