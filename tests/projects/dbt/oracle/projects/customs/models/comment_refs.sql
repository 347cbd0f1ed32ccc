-- {{ ref('stg_people') }}
{# {{ ref('not_there') }} #}
{% if false %}{{ ref('states') }}{% endif %}
select 1 as id
