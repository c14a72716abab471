-- The items that wait for this one, or for the group it is in while that lacks any.
SELECT n.item_id
FROM local_need n
JOIN local_item s ON s.item_id = n.item_id
LEFT JOIN overlay o ON o.item_id = n.item_id
WHERE n.needs IN (
      ?1,
      (
          SELECT g.id
          FROM local_item own
          JOIN item_group g ON g.id = own.group_id
          WHERE own.item_id = ?1 AND g.deleted_at IS NULL AND g.dissolved = 0
            AND (SELECT count(*) FROM local_item m WHERE m.group_id = g.id AND m.is_done = 1) < coalesce(g.own_take, g.take)
      )
  )
  AND n.strength = 'hard' AND n.waived = 0
  AND s.is_done = 0 AND s.standing IN ('open', 'begun', 'reading', 'paused') AND o.mark IS NULL
