-- The reads that count for an item: all of its book but those in an edition that another item of the plan names.
SELECT r.id
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
JOIN read r ON r.book_id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE i.id = ?1 AND r.deleted_at IS NULL
  AND NOT (
      i.edition_id IS NOT NULL AND r.edition_id IS NOT NULL AND r.edition_id <> i.edition_id
      AND EXISTS (SELECT 1 FROM item n WHERE n.edition_id = r.edition_id AND n.plan_id = i.plan_id AND n.deleted_at IS NULL)
  )
