{{ config(materialized='incremental', unique_key=['id', 'x'], incremental_strategy='delete+insert', on_schema_change='append_new_columns') }}
select 1 as id, $${{ this }} {{ config.get("unique_key") }} {{ config.get("incremental_strategy") }} {{ config.get("on_schema_change") }} {{ is_incremental() }} {{ this.is_view }} {{ this.is_table }} {{ this.type }}$$ as x
{% if is_incremental() and not flags.FULL_REFRESH %} where 1 > (select max(id) from {{ this }}){% endif %}
