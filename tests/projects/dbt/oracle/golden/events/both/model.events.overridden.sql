select try(1 / nullif(event_id, 0.0)) as overridden_in_project,
    coalesce(1, 0) +
  coalesce(event_id, 0) as as_it_was,
    md5(cast(coalesce(cast(event_id as TEXT), '_dbt_utils_surrogate_key_null_') || '-' || coalesce(cast(kind as TEXT), '_dbt_utils_surrogate_key_null_') as TEXT)) as key,
    kind || payload as concatenated,
    has_y as flag_name,
    'own_project' as own
from "oracle"."ev"."stg_events", (select true as has_y)