SELECT file_id, cells
FROM source_row
WHERE book_id = ?1 AND foreign_id IS ?2
LIMIT 16
