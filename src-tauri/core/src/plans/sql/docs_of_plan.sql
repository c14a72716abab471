SELECT DISTINCT l.doc
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
JOIN local_book l ON l.book_id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND o.mark IS NOT 'removed'
ORDER BY l.doc
