SELECT id, source, version, title, summary, curator, goal, target
FROM plan
WHERE deleted_at IS NULL
ORDER BY order_key, id
