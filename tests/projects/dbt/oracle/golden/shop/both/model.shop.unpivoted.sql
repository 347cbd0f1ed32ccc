select
        customer_id,

      cast('math' as TEXT) as subject,
      cast(  
           math
             
           as integer) as score

    from "oracle"."analytics_staging"."stg_scores"

    union all
    select
        customer_id,

      cast('art' as TEXT) as subject,
      cast(  
           art
             
           as integer) as score

    from "oracle"."analytics_staging"."stg_scores"

    union all
    select
        customer_id,

      cast('sport' as TEXT) as subject,
      cast(  
           sport
             
           as integer) as score

    from "oracle"."analytics_staging"."stg_scores"

    