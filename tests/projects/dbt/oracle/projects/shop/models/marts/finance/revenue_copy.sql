{{ config(alias='revenue_copy') }}
select * from {{ ref('revenue') }} -- {{ ref('revenue').identifier }}, {{ this.schema }}, {{ this.name }}
union all by name
select * from {{ ref('revenue_increment') }}
