CREATE TABLE shop.users (id int primary key, email text, phone_number text, date_of_birth date, first_name text, city text);
CREATE TABLE shop.orders (id int primary key, user_id int references shop.users(id), customer_email text, total numeric);
CREATE TABLE mart.contacts AS SELECT u.id AS person, lower(u.email) AS contact, md5(u.phone_number) AS ph, extract(year from u.date_of_birth) AS born FROM shop.users u JOIN shop.orders o ON o.customer_email = u.email;
CREATE TABLE mart.counts AS SELECT count(distinct email) AS n FROM shop.users;
CREATE VIEW mart.all_users AS SELECT * FROM shop.users;
COPY (SELECT * FROM mart.contacts) TO '/tmp/out.csv';
SELECT * FROM nowhere.t;
