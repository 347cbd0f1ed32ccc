SELECT event_id, kind
FROM `shop-prod.web.events_2026`
WHERE kind LIKE 'purchase';
SELECT FROM WHERE;
