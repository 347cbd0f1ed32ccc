select promotions, total, cast(promotions as decimal(15, 4)) / cast(total as decimal(15, 4)) * 100 as percentage
from (
    select sum(ss_ext_sales_price) as promotions
    from store_sales
    join promotion on ss_promo_sk = p_promo_sk
    where p_channel_email = 'Y' or p_channel_tv = 'Y') promotional_sales
cross join (
    select sum(ss_ext_sales_price) as total from store_sales) all_sales
