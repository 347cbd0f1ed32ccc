CREATE OR REPLACE TABLE staging.customers AS
SELECT customer_id, LOWER(email) AS email, country
FROM raw.customers;
