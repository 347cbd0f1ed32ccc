select * from (
select
        "customer_id",

      cast('customer_name' as TEXT) as "field_name",
      cast(  
           "customer_name"
             
           as varchar) as "value"

    from "oracle"."analytics_staging"."stg_customers"

    union all
    select
        "customer_id",

      cast('email' as TEXT) as "field_name",
      cast(  
           "email"
             
           as varchar) as "value"

    from "oracle"."analytics_staging"."stg_customers"

    union all
    select
        "customer_id",

      cast('country' as TEXT) as "field_name",
      cast(  
           "country"
             
           as varchar) as "value"

    from "oracle"."analytics_staging"."stg_customers"

    union all
    select
        "customer_id",

      cast('is_vip' as TEXT) as "field_name",
      cast(  
           "is_vip"
             
           as varchar) as "value"

    from "oracle"."analytics_staging"."stg_customers"

    
)