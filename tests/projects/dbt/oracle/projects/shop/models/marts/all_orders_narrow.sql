with unioned as (
    {{ dbt_utils.union_relations(
        relations=[ref('stg_orders'), ref('stg_archive')],
        include=['order_id', 'customer_id', 'amount_cents'],
        column_override={'amount_cents': 'double'},
        source_column_name='came_from',
        where="customer_id is not null"
    ) }}
)
select * from unioned
