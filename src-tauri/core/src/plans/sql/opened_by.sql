-- The items that wait for these while they are not done, or for the groups they are in while those lack any.
WITH
the_needed AS MATERIALIZED (
    SELECT own.item_id, own.item_id AS needs
    FROM json_each(?1) list
    JOIN local_item own ON own.item_id = list.value
    WHERE own.is_done = 0
    UNION ALL
    SELECT own.item_id, g.id
    FROM json_each(?1) list
    JOIN local_item own ON own.item_id = list.value
    JOIN item_group g ON g.id = own.group_id
    WHERE own.is_done = 0 AND g.deleted_at IS NULL AND g.dissolved = 0
      AND (SELECT count(*) FROM local_item m WHERE m.group_id = g.id AND m.is_done = 1) < coalesce(g.own_take, g.take)
)
SELECT t.item_id, n.item_id AS opens
FROM the_needed t
JOIN local_need n ON n.needs = t.needs
JOIN local_item s ON s.item_id = n.item_id
LEFT JOIN overlay o ON o.item_id = n.item_id
WHERE n.strength = 'hard' AND n.waived = 0
  AND s.is_done = 0 AND s.standing IN ('open', 'begun', 'reading', 'paused') AND o.mark IS NULL
