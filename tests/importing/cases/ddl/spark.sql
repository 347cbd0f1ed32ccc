CREATE EXTERNAL TABLE IF NOT EXISTS db.orders (id INT COMMENT 'x', m MAP<STRING,ARRAY<INT>>) COMMENT 'hi' PARTITIONED BY (d STRING COMMENT 'day', e int) STORED AS PARQUET LOCATION 's3://x' TBLPROPERTIES ('a'='b');
create table o2 (id int encode az64 distkey, d date sortkey) diststyle key sortkey (d);
