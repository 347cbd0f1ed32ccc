select a from {{ ref('plain') }}   
