COMMENT ON TABLE nothing IS 'x';
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  amount numeric(10, 2) NOT NULL,
  state text CHECK (state IN ('open', 'done')),
  share int CHECK (share >= 0 AND share <= 1),
  customer_id int NOT NULL REFERENCES customers (id),
  UNIQUE (state, share)
);
CREATE TABLE customers (id int PRIMARY KEY, name varchar(40));
