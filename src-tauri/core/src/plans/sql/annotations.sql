WITH
the_items AS MATERIALIZED (
    -- Those of a list, or all of the plan.
    SELECT i.id FROM item i WHERE i.plan_id = ?1 AND ?2 IS NULL
    UNION ALL
    SELECT value FROM json_each(?2)
)
SELECT a.item_id, a.kind, a.text
FROM the_items t
CROSS JOIN item i ON i.id = t.id
JOIN annotation a ON a.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND a.deleted_at IS NULL
ORDER BY a.item_id, a.position
