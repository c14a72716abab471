-- A stage that the reader took away is still the curator's while items of the plan stand in it.
SELECT s.id, s.source, s.title, s.summary, s.order_key, s.more
FROM stage s
WHERE s.plan_id = ?1
  AND (s.deleted_at IS NULL OR EXISTS (SELECT 1 FROM item i WHERE i.stage_id = s.id AND i.deleted_at IS NULL))
ORDER BY s.order_key, s.id
