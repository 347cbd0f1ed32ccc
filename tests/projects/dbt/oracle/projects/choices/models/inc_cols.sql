{{ config(materialized='incremental', unique_key='id') }}
select {% if is_incremental() %}{% for c in adapter.get_columns_in_relation(this) %}{{ c.name }}{{ ', ' if not loop.last }}{% endfor %}{% else %}id, kind{% endif %} from {{ ref('base') }}
