-- The editions of a book that the items of a plan name.
SELECT DISTINCT e.id
FROM edition e
JOIN item i ON i.edition_id = e.id
LEFT JOIN overlay o ON o.item_id = i.id
WHERE e.book_id = ?2 AND e.deleted_at IS NULL AND i.plan_id = ?1 AND i.deleted_at IS NULL
  AND coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) = ?2
