SELECT item_id, title, authors, year, publisher, pages, isbn13, NULL AS in_library, id, note, position
FROM candidate
WHERE id = ?1 AND deleted_at IS NULL
