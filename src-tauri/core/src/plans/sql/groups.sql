-- The groups of a plan, or those of a list.
WITH
the_groups AS MATERIALIZED (
    SELECT g.id FROM item_group g WHERE g.plan_id = ?1 AND ?2 IS NULL
    UNION ALL
    SELECT value FROM json_each(?2)
)
SELECT g.id, coalesce(g.own_title, g.title) AS title, coalesce(g.own_take, g.take) AS take
FROM the_groups t
CROSS JOIN item_group g ON g.id = t.id
WHERE g.plan_id = ?1 AND g.deleted_at IS NULL AND g.dissolved = 0
ORDER BY g.id
