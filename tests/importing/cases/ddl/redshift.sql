create table sales (id bigint not null encode az64, day date sortkey, shop int distkey, note varchar(256) encode lzo, primary key (id))
diststyle key distkey (shop) compound sortkey (day, shop);
