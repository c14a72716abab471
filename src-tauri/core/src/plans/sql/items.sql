WITH
the_items AS MATERIALIZED (
    -- Those of a list, or all of the plan.
    SELECT i.id FROM item i WHERE i.plan_id = ?1 AND ?2 IS NULL
    UNION ALL
    SELECT value FROM json_each(?2)
)
SELECT
    i.id,
    coalesce(o.stage_id, i.stage_id) AS stage_id,
    coalesce(o.order_key, i.order_key) AS order_key,
    i.asks_for, i.confidence, i.basis, i.no_such_book,
    CASE WHEN o.part_unit IS NULL THEN i.part_unit ELSE nullif(o.part_unit, 'whole') END AS part_unit,
    iif(o.part_unit IS NULL, i.part_first, o.part_first) AS part_first,
    iif(o.part_unit IS NULL, i.part_last, o.part_last) AS part_last,
    coalesce(o.optional, i.optional) AS optional,
    CASE WHEN coalesce(o.ungrouped, 0) = 0 THEN coalesce(o.group_id, i.group_id) END AS group_id,
    o.mark, o.reason, o.target, o.depth,
    o.book_id IS NOT NULL AS matched_by_reader,
    b.id AS book_id, b.subtitle,
    l.title, l.authors, l.state, l.times_read, l.progress, l.position_unit, l.position_value, l.year, l.rating,
    coalesce(e.pages, l.pages) AS pages, coalesce(e.minutes, l.minutes) AS minutes, coalesce(e.isbn13, l.isbn13) AS isbn13,
    e.id AS edition_id, e.name AS edition_name, e.published AS edition_published
FROM the_items t
CROSS JOIN item i ON i.id = t.id
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) AND b.deleted_at IS NULL
LEFT JOIN edition e ON e.id = i.edition_id AND e.book_id = b.id AND e.deleted_at IS NULL
LEFT JOIN local_book l ON l.book_id = b.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
ORDER BY coalesce(o.order_key, i.order_key), i.id
