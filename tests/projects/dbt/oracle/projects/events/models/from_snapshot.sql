select * from {{ ref('events_snapshot') }} where dbt_valid_to is null
