UPDATE session SET deleted_at = :now WHERE id = :id
