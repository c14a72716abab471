SELECT file_id, cells
FROM source_row
WHERE book_id IN (SELECT ?1 UNION ALL SELECT id FROM book WHERE merged_into = ?1) AND foreign_id IS ?2
LIMIT 16
