with ranked as (
    {{ dbt_utils.deduplicate(
        relation=ref('stg_orders'),
        partition_by='customer_id',
        order_by='ordered_at desc',
    ) }}
)
select * from ranked
