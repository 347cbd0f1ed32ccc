CREATE TABLE t (a int NOT NULL CHECK (a > 0), b text, c date);
