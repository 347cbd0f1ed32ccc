

        (
            select
                cast('"oracle"."analytics_staging"."stg_orders"' as TEXT) as _dbt_source_relation,

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("ordered_at" as TIMESTAMP) as "ordered_at" ,
                    cast("status" as character varying(256)) as "status" ,
                    cast("channel" as character varying(256)) as "channel" ,
                    cast("amount_cents" as BIGINT) as "amount_cents" ,
                    cast("discount_cents" as BIGINT) as "discount_cents" ,
                    cast(null as character varying(256)) as "clerk" 

            from "oracle"."analytics_staging"."stg_orders"

            
        )

        union all
        

        (
            select
                cast('"oracle"."analytics_staging"."stg_archive"' as TEXT) as _dbt_source_relation,

                
                

                
                    cast("order_id" as INTEGER) as "order_id" ,
                    cast("customer_id" as INTEGER) as "customer_id" ,
                    cast("ordered_at" as TIMESTAMP) as "ordered_at" ,
                    cast("status" as character varying(256)) as "status" ,
                    cast(null as character varying(256)) as "channel" ,
                    cast("amount_cents" as BIGINT) as "amount_cents" ,
                    cast(null as BIGINT) as "discount_cents" ,
                    cast("clerk" as character varying(256)) as "clerk" 

            from "oracle"."analytics_staging"."stg_archive"

            
        )

        