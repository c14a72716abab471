SELECT cr.session_id, cr.chapter_id
FROM chapter_read cr
JOIN chapter c ON c.id = cr.chapter_id
WHERE cr.read_id = ?1 AND cr.session_id IS NOT NULL AND cr.deleted_at IS NULL AND c.deleted_at IS NULL
ORDER BY c.position
