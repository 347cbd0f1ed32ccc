create table v as select email, x.unknown_thing from users, orders;
merge into people p using incoming i on p.id = i.id when matched then update set mail = i.email;
copy (select * from people) to 'people.csv';
