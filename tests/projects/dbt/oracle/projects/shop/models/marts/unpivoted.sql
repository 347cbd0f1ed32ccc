{{ dbt_utils.unpivot(
    relation=ref('stg_scores'),
    cast_to='integer',
    exclude=['customer_id'],
    field_name='subject',
    value_name='score'
) }}
