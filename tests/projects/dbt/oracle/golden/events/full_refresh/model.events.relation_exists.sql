
select 'absent' as state