with unioned as (
    

        (
            select
                cast('"oracle"."analytics_staging"."stg_orders"' as TEXT) as came_from,

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("amount_cents" as double) as "amount_cents" 

            from "oracle"."analytics_staging"."stg_orders"

            where customer_id is not null
        )

        union all
        

        (
            select
                cast('"oracle"."analytics_staging"."stg_archive"' as TEXT) as came_from,

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("amount_cents" as double) as "amount_cents" 

            from "oracle"."analytics_staging"."stg_archive"

            where customer_id is not null
        )

        
)
select * from unioned