UPDATE note_tag SET deleted_at = :now WHERE id = :id
