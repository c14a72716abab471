SELECT id, coalesce(own_title, title) AS title, coalesce(own_take, take) AS take
FROM item_group
WHERE plan_id = ?1 AND deleted_at IS NULL AND dissolved = 0
ORDER BY id
