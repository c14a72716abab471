INSERT INTO chapter_read (id, read_id, chapter_id, session_id, ticked_at)
VALUES (:id, :read, :chapter, :session, :now)
ON CONFLICT (id) DO UPDATE SET deleted_at = NULL, ticked_at = excluded.ticked_at
WHERE chapter_read.deleted_at IS NOT NULL
