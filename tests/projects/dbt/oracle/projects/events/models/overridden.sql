select {{ dbt_utils.safe_divide('1', 'event_id') }} as overridden_in_project,
    {{ dbt_utils.safe_add(['1', 'event_id']) }} as as_it_was,
    {{ dbt_utils.generate_surrogate_key(['event_id', 'kind']) }} as key,
    {{ dbt.concat(['kind', 'payload']) }} as concatenated,
    {{ conventions.flag_name('y') }} as flag_name,
    {{ flag_name('project') }} as own
from {{ ref('stg_events') }}, (select true as has_y)
