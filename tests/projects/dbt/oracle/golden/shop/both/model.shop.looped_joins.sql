
with

math_scores as (
    select customer_id, math from "oracle"."analytics_staging"."stg_scores"
),

art_scores as (
    select customer_id, art from "oracle"."analytics_staging"."stg_scores"
),

sport_scores as (
    select customer_id, sport from "oracle"."analytics_staging"."stg_scores"
)

select
    c.customer_id
    , math_scores.math
    , art_scores.art
    , sport_scores.sport
    from "oracle"."analytics_staging"."stg_customers" as c
left join math_scores on math_scores.customer_id = c.customer_id
left join art_scores on art_scores.customer_id = c.customer_id
left join sport_scores on sport_scores.customer_id = c.customer_id