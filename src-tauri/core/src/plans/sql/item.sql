SELECT i.plan_id, coalesce(b.title, i.asks_for)
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE i.id = ?1 AND i.deleted_at IS NULL
