CREATE OR REPLACE TABLE marts.revenue_by_country AS
SELECT c.country, SUM(o.amount) AS revenue
FROM staging.orders AS o
LEFT JOIN staging.customers AS c ON c.customer_id = o.customer_id
WHERE c.country <> 'XX'
GROUP BY c.country;
