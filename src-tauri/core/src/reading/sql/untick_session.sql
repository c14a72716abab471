UPDATE chapter_read SET deleted_at = :now WHERE session_id = :session AND deleted_at IS NULL
