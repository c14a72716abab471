-- Also those that are gone, last: contents that come back find them.
SELECT id, number, title, deleted_at IS NOT NULL AS gone
FROM chapter
WHERE edition_id = ?1
ORDER BY gone, position
