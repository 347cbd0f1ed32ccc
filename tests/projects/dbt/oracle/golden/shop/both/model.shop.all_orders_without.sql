

        (
            select

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("ordered_at" as TIMESTAMP) as "ordered_at" ,
                    cast("status" as character varying(256)) as "status" ,
                    cast("amount_cents" as BIGINT) as "amount_cents" ,
                    cast(null as character varying(256)) as "channel" ,
                    cast(null as BIGINT) as "discount_cents" 

            from "oracle"."analytics_staging"."stg_archive"

            
        )

        union all
        

        (
            select

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("ordered_at" as TIMESTAMP) as "ordered_at" ,
                    cast("status" as character varying(256)) as "status" ,
                    cast("amount_cents" as BIGINT) as "amount_cents" ,
                    cast("channel" as character varying(256)) as "channel" ,
                    cast("discount_cents" as BIGINT) as "discount_cents" 

            from "oracle"."analytics_staging"."stg_orders"

            
        )

        