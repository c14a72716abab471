-- Items that the reader marked, moved, matched or tied to others, or whose book they read, rated or noted something of.
SELECT i.id
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
LEFT JOIN book b ON b.id = i.book_id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
  AND (
      o.item_id IS NOT NULL
      OR EXISTS (
          SELECT 1 FROM own_need n WHERE n.item_id = i.id AND (n.strength IS NOT NULL OR n.waived_at IS NOT NULL)
      )
      OR EXISTS (SELECT 1 FROM own_need n WHERE n.needs_item_id = i.id AND n.strength IS NOT NULL)
      OR b.rating IS NOT NULL
      OR b.review IS NOT NULL
      OR EXISTS (SELECT 1 FROM read r WHERE r.book_id = i.book_id AND r.deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM note n WHERE n.book_id = i.book_id AND n.deleted_at IS NULL)
  )
