{{ config({'materialized': 'table', 'tags': ['one']}) }}
{{ config(tags=['two'], meta={'a': 1}) }}
{{ config(meta={'b': 2}, alias='forms') }}
select $${{ config.get('tags') }} {{ config.get('meta') }} {{ config.get('materialized') }} {{ config.get('alias') }} {{ this }} {{ model.tags }}$$ as x
