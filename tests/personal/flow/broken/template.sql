select phone from {{ ref('x') }};
