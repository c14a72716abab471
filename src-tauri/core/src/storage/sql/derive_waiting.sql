-- How much one item waits for, and so its state. A group waits until as many of its members are done as it takes.
UPDATE local_item
SET (open_needs, state) = (
    SELECT
        open,
        CASE local_item.standing
            WHEN 'open' THEN iif(open = 0, 'ready', 'waiting')
            WHEN 'begun' THEN iif(open = 0, 'reading', 'waiting')
            ELSE local_item.standing
        END
    FROM (
        SELECT count(*) AS open
        FROM local_need n
        LEFT JOIN local_item other ON n.kind = 'item' AND other.item_id = n.needs
        LEFT JOIN item_group g ON n.kind = 'group' AND g.id = n.needs AND g.deleted_at IS NULL AND g.dissolved = 0
        WHERE n.item_id = ?1 AND n.strength = 'hard' AND n.waived = 0
          AND CASE n.kind
              WHEN 'item' THEN other.is_done = 0
              WHEN 'group' THEN g.id IS NOT NULL
                  AND (SELECT count(*) FROM local_item m WHERE m.group_id = g.id AND m.is_done = 1) < coalesce(g.own_take, g.take)
              ELSE NOT EXISTS (
                  SELECT 1 FROM known_topic k WHERE k.deleted_at IS NULL AND 'topic:' || fold(k.topic) = n.needs
              )
          END
    )
)
WHERE item_id = ?1
