-- What cannot be read costs its table and no other one.
CREATE TABLE good (a int NOT NULL);
CREATE TABLE empty_entry (a int,, b int);
CREATE TABLE selected AS SELECT 1 AS a;
CREATE TABLE part PARTITION OF good FOR VALUES FROM (1) TO (2);
CREATE TABLE ();
CREATE TABLE unclosed (a int;
