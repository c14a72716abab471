UPDATE saved_filter SET deleted_at = :now WHERE id = :id
