/* Who buys, and where.
   Two lines. */
CREATE TABLE customers (
  id int PRIMARY KEY, -- number on the card
  -- the name as
  -- people write it
  name text, /* another word */
  a int, b int, -- about both, so about neither
  -- ------------------
  city text COMMENT 'stated' -- not this one
);
-- DROP TABLE orders;
CREATE TABLE orders (
  id int
);
