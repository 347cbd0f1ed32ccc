-- other statements say nothing about columns
create schema ref;
create table raw.orders (id int primary key, customer_id int, amount decimal(10, 2), foreign key (customer_id) references c (id));
create table ref.days (day date, name varchar(20), primary key (day));
create table if not exists ref.regions (region varchar not null, size int);
insert into ref.days values (1, 'x');
