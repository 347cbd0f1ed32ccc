{% set columns = adapter.get_columns_in_relation(ref('stg_customers')) %}
with a as ({{ dbt_utils.nullcheck_table(ref('stg_orders')) }}),
b as (select {{ dbt_utils.nullcheck(columns) }} from {{ ref('stg_customers') }})
select a.*, b.customer_name from a join b using (customer_id)
