-- The reads that count for each of these items: all of its book but those in an edition that another item of the plan names.
SELECT i.id, r.id
FROM json_each(?1) list
CROSS JOIN item i ON i.id = list.value
LEFT JOIN overlay o ON o.item_id = i.id
JOIN read r ON r.book_id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE r.deleted_at IS NULL
  AND NOT (
      i.edition_id IS NOT NULL AND r.edition_id IS NOT NULL AND r.edition_id <> i.edition_id
      AND EXISTS (SELECT 1 FROM item n WHERE n.edition_id = r.edition_id AND n.plan_id = i.plan_id AND n.deleted_at IS NULL)
  )
