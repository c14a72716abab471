-- A group of which nothing is left holds nothing up: a file says nothing of a need of it.
SELECT r.item_id, r.needs_item_id, r.needs_group_id, r.needs_topic, r.strength, r.why
FROM item i
JOIN requires r ON r.item_id = i.id
LEFT JOIN item_group g ON g.id = r.needs_group_id AND g.source IS NULL AND g.deleted_at IS NULL
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND r.deleted_at IS NULL
  AND (g.id IS NULL OR EXISTS (SELECT 1 FROM item m WHERE m.group_id = g.id AND m.deleted_at IS NULL))
ORDER BY r.item_id, r.position, r.id
