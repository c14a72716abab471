-- A group, and whether it is another's: then the reader's word on it stands beside.
SELECT g.plan_id, coalesce(g.own_title, g.title), g.source IS NOT NULL AND p.curator IS NOT NULL
FROM item_group g
JOIN plan p ON p.id = g.plan_id
WHERE g.id = ?1 AND g.deleted_at IS NULL AND g.dissolved = 0
