SELECT r.cells
FROM source_row r
JOIN book b ON b.id = r.book_id
WHERE r.foreign_id = ?1 AND coalesce(b.merged_into, b.id) = ?2
LIMIT 8
