-- Where these items of a plan stand, as it was kept.
SELECT
    i.id, coalesce(o.order_key, i.order_key) AS order_key, s.group_id, s.state, s.standing, s.is_done, s.part_share, o.mark,
    iif(l.state IS NULL, i.asks_for, l.title) AS title
FROM json_each(?2) t
CROSS JOIN item i ON i.id = t.value
JOIN local_item s ON s.item_id = i.id
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) AND b.deleted_at IS NULL
LEFT JOIN local_book l ON l.book_id = b.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
