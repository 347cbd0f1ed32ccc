select
    coalesce(amount_cents, 0) +
  coalesce(discount_cents, 0) as added,
    coalesce(amount_cents, 0) -
  coalesce(discount_cents, 0) -
  coalesce(1, 0) as subtracted,
    
    ( amount_cents ) / nullif( ( discount_cents ), 0)
 as divided,
    
    ( amount_cents + 1 ) / nullif( ( nullif(discount_cents, 1) ), 0)
 as divided_more,
    
    


    2 * 3961 * asin(sqrt(power((sin(radians((52.5 - 48.1) / 2))), 2) +
    cos(radians(48.1)) * cos(radians(52.5)) *
    power((sin(radians((13.4 - 11.5) / 2))), 2))) * 1 as miles,
    
    


    2 * 3961 * asin(sqrt(power((sin(radians((52.5 - 48.1) / 2))), 2) +
    cos(radians(48.1)) * cos(radians(52.5)) *
    power((sin(radians((13.4 - 11.5) / 2))), 2))) * 1.60934 as kilometres,
    
    (
        
        case
            when
                mod(
                    
    
    cast(amount_cents as numeric(28,6))
,
                    
    
    cast((( 10000 - 0 ) / 10 ) as numeric(28,6))

                ) = 0
            then 1
            else 0
        end
    ) +
      
    least(
        ceil(
            (amount_cents - 0)/(( 10000 - 0 ) / 10 )
        ),
        10 + 1
    ) as bucket
from "oracle"."analytics_staging"."stg_orders"