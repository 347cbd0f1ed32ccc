-- Runs each Monday.
DELETE FROM staging.orders;
UPDATE staging.customers SET email = NULL WHERE country != NULL;
