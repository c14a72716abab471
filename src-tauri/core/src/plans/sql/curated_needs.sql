SELECT r.item_id, r.needs_item_id, r.needs_group_id, r.needs_topic, r.strength, r.why
FROM item i
JOIN requires r ON r.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND r.deleted_at IS NULL
ORDER BY r.item_id, r.position, r.id
