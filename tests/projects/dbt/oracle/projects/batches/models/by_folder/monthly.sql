select id, happened_at from {{ ref('visits_by_yaml') }}
union all
select id, happened_at from {{ ref('visits_snapshot') }}
union all
select id, day from {{ ref('days') }}
{% if is_incremental() %}
where day > (select max(happened_at) from {{ this }})
{% endif %}
