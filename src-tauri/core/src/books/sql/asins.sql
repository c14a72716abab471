SELECT e.book_id, e.asin
FROM edition e
JOIN book b ON b.id = e.book_id
WHERE e.asin IS NOT NULL AND e.deleted_at IS NULL AND b.deleted_at IS NULL
