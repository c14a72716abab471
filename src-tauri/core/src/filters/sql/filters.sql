SELECT id, name, query, order_key
FROM saved_filter
WHERE screen = 'notebook' AND deleted_at IS NULL
ORDER BY order_key, id
