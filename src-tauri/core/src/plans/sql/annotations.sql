SELECT a.item_id, a.kind, a.text
FROM item i
JOIN annotation a ON a.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND a.deleted_at IS NULL
ORDER BY a.item_id, a.position
