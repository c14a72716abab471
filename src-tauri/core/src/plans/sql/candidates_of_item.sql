SELECT id, item_id, title, authors, year, publisher, pages, isbn13, note, NULL AS in_library
FROM candidate
WHERE item_id = ?1 AND deleted_at IS NULL
ORDER BY position
