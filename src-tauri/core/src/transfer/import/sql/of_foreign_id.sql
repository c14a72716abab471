SELECT kept.id AS book_id, kept.deleted_at IS NOT NULL AS is_in_trash
FROM source_row r
JOIN book b ON b.id = r.book_id
JOIN book kept ON kept.id = coalesce(b.merged_into, b.id)
WHERE r.foreign_id = ?1
ORDER BY is_in_trash, kept.id
LIMIT 1
