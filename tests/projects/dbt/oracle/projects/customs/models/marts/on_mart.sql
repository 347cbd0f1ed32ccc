{{ config(tags='extra', schema='my_mart') }}
select $${{ this }} {{ config.get("tags") }} {{ model.config.tags }}$$ as x
