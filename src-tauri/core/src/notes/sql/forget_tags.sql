UPDATE note_tag SET deleted_at = :now WHERE note_id = :note AND deleted_at IS NULL
