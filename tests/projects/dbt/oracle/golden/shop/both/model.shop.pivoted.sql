select
    customer_id,
    
  
    sum(
      
      case
      when channel = 'web'
        then 1
      else 0
      end
    )
    
      
            as "web"
      
    
    ,
  
    sum(
      
      case
      when channel = 'shop'
        then 1
      else 0
      end
    )
    
      
            as "shop"
      
    
    ,
  
    sum(
      
      case
      when channel = 'phone'
        then 1
      else 0
      end
    )
    
      
            as "phone"
      
    
    
  

from "oracle"."analytics_staging"."stg_orders"
group by customer_id