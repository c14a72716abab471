-- What one item needs, both layers together.
INSERT INTO local_need (item_id, needs, kind, strength, waived)
SELECT
    n.item_id,
    coalesce(n.needs_item_id, n.needs_group_id, 'topic:' || fold(n.needs_topic)),
    CASE WHEN n.needs_item_id IS NOT NULL THEN 'item' WHEN n.needs_group_id IS NOT NULL THEN 'group' ELSE 'topic' END,
    n.strength,
    n.waived
FROM (
    SELECT
        r.item_id, r.needs_item_id, r.needs_group_id, r.needs_topic,
        coalesce(o.strength, r.strength) AS strength,
        o.waived_at IS NOT NULL AS waived
    FROM requires r
    LEFT JOIN own_need o ON o.item_id = r.item_id
        AND o.needs_item_id IS r.needs_item_id
        AND o.needs_group_id IS r.needs_group_id
        AND o.needs_topic IS iif(r.needs_group_id IS NULL, r.needs_topic, NULL)
    WHERE r.item_id = ?1 AND r.deleted_at IS NULL
    UNION ALL
    SELECT o.item_id, o.needs_item_id, o.needs_group_id, o.needs_topic, o.strength, o.waived_at IS NOT NULL
    FROM own_need o
    WHERE o.item_id = ?1 AND o.strength IS NOT NULL
      AND NOT EXISTS (
          SELECT 1
          FROM requires r
          WHERE r.item_id = ?1 AND r.deleted_at IS NULL
            AND r.needs_item_id IS o.needs_item_id
            AND r.needs_group_id IS o.needs_group_id
            AND iif(r.needs_group_id IS NULL, r.needs_topic, NULL) IS o.needs_topic
      )
) n
WHERE EXISTS (SELECT 1 FROM item i WHERE i.id = ?1 AND i.deleted_at IS NULL)
-- Two words for one topic: the stricter counts.
ON CONFLICT (item_id, needs) DO UPDATE SET
    strength = min(strength, excluded.strength),
    waived = min(waived, excluded.waived)
