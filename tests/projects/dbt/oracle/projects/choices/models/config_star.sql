{{ config(**opts()) }}
select $${{ config.get('tags') }} {{ config.get('materialized') }}$$ as x from {{ ref('config_forms') }}
