select
    {{ dbt.any_value('status') }} as any_status,
    {{ dbt.bool_or("status = 'paid'") }} as was_paid,
    {{ dbt.cast_bool_to_text('max(1) = 1') }} as as_text,
    {{ dbt.listagg('status', "'; '", "order by status") }} as statuses,
    {{ listagg(measure='status') }} as plain_statuses,
    {{ dbt.listagg('status', "','", "order by ordered_at", 2) }} as two_statuses,
    max({{ dbt.length('status') }}) as length,
    max({{ dbt.position("'a'", 'status') }}) as position,
    max({{ dbt.replace('status', "'a'", "'b'") }}) as replaced,
    max({{ dbt.right('status', 2) }}) as right_two,
    max({{ dbt.split_part('status', "'a'", 1) }}) as first_part,
    max({{ dbt.split_part('status', "'a'", -1) }}) as last_part,
    {{ dbt.string_literal("it is") }} as literal,
    max({{ dbt.safe_cast('order_id', api.Column.translate_type('string')) }}) as number,
    max({{ dbt.cast('order_id', dbt.type_string()) }}) as text
from {{ ref('stg_orders') }}
