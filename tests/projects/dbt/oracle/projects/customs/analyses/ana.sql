select {{ var('number') }} as n, '{{ this }} {{ model.resource_type }} {{ model.fqn }}' as t from {{ ref('eph_one') }}
