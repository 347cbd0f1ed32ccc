{% set kinds = ['click', 'view'] %}
{% if execute and flags.WHICH == 'never' %}
  {% set results = run_query('select distinct kind from ' ~ ref('stg_events')) %}
  {% set kinds = results.columns[0].values() %}
{% endif %}
select
  {%- for kind in kinds %}
  count(*) filter (kind = '{{ kind }}') as {{ kind }}{{ ',' if not loop.last }}
  {%- endfor %}
from {{ ref('stg_events') }}
-- depends_on: {{ ref('users') }}
