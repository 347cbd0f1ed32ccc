select
    customer_id,
    
  
    max(
      
      case
      when status = 'paid'
        then amount_cents
      else null
      end
    )
    
      
        as is_paid_cents
      
    
    ,
  
    max(
      
      case
      when status = 'returned'
        then amount_cents
      else null
      end
    )
    
      
        as is_returned_cents
      
    
    ,
  
    max(
      
      case
      when status = 'it''s open'
        then amount_cents
      else null
      end
    )
    
      
        as is_its_open_cents
      
    
    
  
,
    
  
    count(
       distinct 
      case
      when status = 'paid'
        then order_id
      else null
      end
    )
    
    
  
 as paid_orders
from "oracle"."analytics_staging"."stg_orders"
group by 1