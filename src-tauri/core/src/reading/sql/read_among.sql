-- Those of these books that have a read.
SELECT DISTINCT r.book_id
FROM json_each(?1) b
JOIN read r ON r.book_id = b.value
WHERE r.deleted_at IS NULL
