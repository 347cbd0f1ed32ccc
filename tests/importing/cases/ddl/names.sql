CREATE TABLE a.t (id int PRIMARY KEY);
CREATE TABLE b.t (id int PRIMARY KEY, "od.d" int REFERENCES a.t, parent int REFERENCES t);
CREATE TABLE "Mixed Case" ("no" int, "yes: #" text, key text, "check" int, unique_id int UNIQUE);
