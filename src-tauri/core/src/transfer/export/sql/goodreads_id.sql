SELECT substr(foreign_id, 11)
FROM source_row
WHERE book_id = ?1 AND foreign_id LIKE 'goodreads:%'
LIMIT 1
