CREATE OR REPLACE TABLE marts.lapsed_customers AS
SELECT customer_id, email
FROM staging.customers
WHERE customer_id NOT IN (SELECT customer_id FROM staging.orders);
