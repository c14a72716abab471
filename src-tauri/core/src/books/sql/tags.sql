SELECT t.name
FROM book_tag bt
JOIN tag t ON t.id = bt.tag_id
WHERE bt.book_id = ?1 AND bt.deleted_at IS NULL
ORDER BY fold(t.name)
