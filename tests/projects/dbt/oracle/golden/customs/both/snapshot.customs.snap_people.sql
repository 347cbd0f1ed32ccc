

select * from "oracle".main_staging_stg."stg_people" -- "oracle".snaps."snap_people" False