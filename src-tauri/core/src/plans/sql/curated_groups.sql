-- The groups of the curator's layer; those that a reader made over it stand in theirs.
SELECT id, source, title, take
FROM item_group g
WHERE plan_id = ?1 AND deleted_at IS NULL
  AND (source IS NOT NULL OR EXISTS (SELECT 1 FROM item i WHERE i.group_id = g.id AND i.deleted_at IS NULL))
ORDER BY source IS NULL, source, title, take, id
