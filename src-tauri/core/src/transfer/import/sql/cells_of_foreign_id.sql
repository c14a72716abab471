SELECT cells
FROM source_row
WHERE foreign_id = ?1 AND book_id = ?2
LIMIT 8
