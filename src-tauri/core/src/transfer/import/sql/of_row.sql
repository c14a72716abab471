SELECT r.book_id, b.deleted_at IS NOT NULL AS is_in_trash
FROM source_row r
JOIN book b ON b.id = r.book_id
WHERE r.id = ?1
