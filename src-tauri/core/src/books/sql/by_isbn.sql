SELECT e.book_id
FROM edition e
JOIN book b ON b.id = e.book_id
WHERE e.isbn13 = ?1 AND e.deleted_at IS NULL AND b.deleted_at IS NULL
ORDER BY b.added_at
