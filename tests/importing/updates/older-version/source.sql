CREATE TABLE t (a text CHECK (a IN ('x')), b timestamp, c int REFERENCES t (a), m int[]);
