-- "oracle".main_staging_stg."stg_people"


select 1 as id