select 1 as id
{%- set models = ['base', 'other__base'] -%}
{% for m in models %}
-- select * from {{ ref(m) }}
-- {{ 'union all' if not loop.last }}
{% endfor %}
-- union all select * from {{ ref("base")}} union all select * from {{ref('base')}} union all select * from {{ ref( 'base' ) }} union all select * from {{ ref('codes') }} union all select * from {{ ref('p_two') }} union all select * from {{ ref('pkg', 'p_two') }}
