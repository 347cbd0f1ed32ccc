{# jinja first #}

  -- sql comment
With /* inner */ mine as (select * from {{ ref('eph_two') }}) select * from mine, {{ ref('eph_alias') }}
