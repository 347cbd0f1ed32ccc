{{ config(materialized=var('mat'), alias=this.name ~ '_al', schema=('s' ~ 1)) }}
select $${{ this }}$$ as x
