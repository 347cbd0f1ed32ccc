select
    md5(cast(coalesce(cast(order_id as TEXT), '_dbt_utils_surrogate_key_null_') || '-' || coalesce(cast('x' as TEXT), '_dbt_utils_surrogate_key_null_') as TEXT)) as key,
    md5(cast(coalesce(cast(order_id as TEXT), '_dbt_utils_surrogate_key_null_') as TEXT)) as single,
    md5(cast(order_id as TEXT)) as hashed,
    md5(cast(order_id || '-' || customer_id as TEXT)) as both
from "oracle"."analytics_staging"."stg_orders"