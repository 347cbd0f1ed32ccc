{{ dbt_utils.union_relations([ref('stg_archive'), ref('stg_orders')], exclude=["clerk"], source_column_name=none) }}
