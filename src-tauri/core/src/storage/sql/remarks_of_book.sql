SELECT s.id
FROM read r
JOIN session s ON s.read_id = r.id
WHERE r.book_id = ?1 AND s.note <> ''
