INSERT INTO note_tag (id, note_id, tag_id) VALUES (:id, :note, :tag) ON CONFLICT (id) DO UPDATE SET deleted_at = NULL
