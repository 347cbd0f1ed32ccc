select *, {{ this.identifier | length }} as length_of_name from {{ ref('users', v=2) }}
