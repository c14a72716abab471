-- What the page of a plan must know of every item: in the curator's order behind one of them, until enough were read.
SELECT
    i.id,
    coalesce(o.stage_id, i.stage_id) AS stage_id,
    coalesce(o.order_key, i.order_key) AS order_key,
    s.state, s.group_id,
    coalesce(o.optional, i.optional) AS optional,
    CASE WHEN o.part_unit IS NULL THEN i.part_unit ELSE nullif(o.part_unit, 'whole') END AS part_unit,
    iif(o.part_unit IS NULL, i.part_first, o.part_first) AS part_first,
    iif(o.part_unit IS NULL, i.part_last, o.part_last) AS part_last,
    iif(l.state IS NULL, i.asks_for, l.title) AS title,
    l.book_id, e.id AS edition_id, e.name AS edition_name, coalesce(e.pages, l.pages) AS pages,
    iif(s.state IN ('reading', 'paused'), l.progress, NULL) AS progress,
    EXISTS (
        SELECT 1 FROM annotation a WHERE a.item_id = i.id AND a.kind = 'must_read' AND a.deleted_at IS NULL
    ) AS must_read,
    (
        SELECT a.text
        FROM annotation a
        WHERE a.item_id = i.id AND a.kind = 'level' AND a.deleted_at IS NULL
        ORDER BY a.position DESC
        LIMIT 1
    ) AS level
FROM item i
JOIN local_item s ON s.item_id = i.id
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) AND b.deleted_at IS NULL
LEFT JOIN edition e ON e.id = i.edition_id AND e.book_id = b.id AND e.deleted_at IS NULL
LEFT JOIN local_book l ON l.book_id = b.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
  AND (i.order_key, i.id) > (coalesce((SELECT order_key FROM item WHERE id = ?2), ''), coalesce(?2, ''))
ORDER BY i.order_key, i.id
