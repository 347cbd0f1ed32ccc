{% snapshot snap_people %}
{{ config(unique_key='id', strategy='check', check_cols=['name'], target_schema='snaps', hard_deletes='invalidate') }}
select * from {{ ref('stg_people') }} -- {{ this }} {{ is_incremental() }}
{% endsnapshot %}
{% snapshot snap_ts %}
{{ config(unique_key='id', strategy='timestamp', updated_at='joined', schema='snapx', alias='snap_alias') }}
with src as (select * from {{ source('raw', 'folks') }})
select * from src, {{ ref('eph_one') }} as e
{% endsnapshot %}
