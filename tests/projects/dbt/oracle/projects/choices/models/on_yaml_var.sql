select $${{ config.get("materialized") }} {{ config.get("tags") }} {{ this }}$$ as id
