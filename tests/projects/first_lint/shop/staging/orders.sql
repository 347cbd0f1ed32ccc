-- One row for each order, as the shop writes them.
CREATE OR REPLACE TABLE staging.orders AS
SELECT
  order_id,
  customer_id,
  CAST(placed_at AS DATE) AS placed_on,
  amount
FROM raw.orders
WHERE cancelled_at = NULL;
