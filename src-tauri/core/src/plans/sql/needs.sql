-- What the items of a plan need, or those of a list: the curator's word with the reader's laid over it, and the reader's own.
WITH
the_items AS MATERIALIZED (
    -- Those of a list, or all of the plan.
    SELECT i.id FROM item i WHERE i.plan_id = ?1 AND ?2 IS NULL
    UNION ALL
    SELECT value FROM json_each(?2)
)
SELECT
    r.item_id, r.needs_item_id, r.needs_group_id, r.needs_topic,
    coalesce(o.strength, r.strength) AS strength,
    coalesce(o.why, r.why) AS why,
    r.strength AS listed,
    o.strength IS NOT NULL AND o.strength <> r.strength AS changed,
    o.waived_at IS NOT NULL AS is_waived,
    o.waived_why,
    r.position, r.id
FROM the_items t
CROSS JOIN item i ON i.id = t.id
JOIN requires r ON r.item_id = i.id
LEFT JOIN own_need o ON o.item_id = r.item_id
    AND o.needs_item_id IS r.needs_item_id
    AND o.needs_group_id IS r.needs_group_id
    AND o.needs_topic IS iif(r.needs_group_id IS NULL, r.needs_topic, NULL)
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND r.deleted_at IS NULL
UNION ALL
SELECT
    o.item_id, o.needs_item_id, o.needs_group_id, o.needs_topic, o.strength, o.why, NULL, 0,
    o.waived_at IS NOT NULL, o.waived_why, 10000, o.id
FROM the_items t
CROSS JOIN item i ON i.id = t.id
JOIN own_need o ON o.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND o.strength IS NOT NULL
  AND NOT EXISTS (
      SELECT 1
      FROM requires r
      WHERE r.item_id = o.item_id AND r.deleted_at IS NULL
        AND r.needs_item_id IS o.needs_item_id
        AND r.needs_group_id IS o.needs_group_id
        AND iif(r.needs_group_id IS NULL, r.needs_topic, NULL) IS o.needs_topic
  )
ORDER BY 1, 5, 11, 12
