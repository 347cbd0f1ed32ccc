-- comment before with
/* block */ with a as (select 1 as id)
select * from a