SELECT id, depth, number, title, first_page, last_page
FROM chapter
WHERE edition_id = ?1 AND deleted_at IS NULL
ORDER BY position
