SELECT plan_id, coalesce(own_title, title), source IS NOT NULL
FROM item_group
WHERE id = ?1 AND deleted_at IS NULL AND dissolved = 0
