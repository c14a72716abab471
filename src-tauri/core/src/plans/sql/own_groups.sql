-- Groups of the reader's own, and those of the plan of which they say something else.
SELECT id, source, coalesce(own_title, title) AS title, coalesce(own_take, take) AS take, dissolved
FROM item_group
WHERE plan_id = ?1 AND deleted_at IS NULL
  AND (source IS NULL OR own_title IS NOT NULL OR own_take IS NOT NULL OR dissolved = 1)
ORDER BY source IS NULL, source, title, take, id
