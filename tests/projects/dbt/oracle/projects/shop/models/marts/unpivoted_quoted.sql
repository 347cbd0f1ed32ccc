select * from (
{{ dbt_utils.unpivot(ref('stg_customers'), exclude=['customer_id'], remove=['signed_up_on'], quote_identifiers=True) }}
)
