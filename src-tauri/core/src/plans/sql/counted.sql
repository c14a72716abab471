-- What counts of each item of a plan, from the kept rows: where it stands, and how long its book is.
SELECT
    i.id,
    coalesce(o.stage_id, i.stage_id) AS stage_id,
    s.state, s.group_id,
    CASE WHEN o.part_unit IS NULL THEN i.part_unit ELSE nullif(o.part_unit, 'whole') END AS part_unit,
    iif(o.part_unit IS NULL, i.part_first, o.part_first) AS part_first,
    iif(o.part_unit IS NULL, i.part_last, o.part_last) AS part_last,
    coalesce(o.optional, i.optional) AS optional,
    l.book_id, e.id AS edition_id, coalesce(e.pages, l.pages) AS pages, l.progress
FROM item i
JOIN local_item s ON s.item_id = i.id
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) AND b.deleted_at IS NULL
LEFT JOIN edition e ON e.id = i.edition_id AND e.book_id = b.id AND e.deleted_at IS NULL
LEFT JOIN local_book l ON l.book_id = b.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
ORDER BY coalesce(o.order_key, i.order_key), i.id
