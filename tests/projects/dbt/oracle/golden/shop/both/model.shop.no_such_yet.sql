
select 'x' as status where false