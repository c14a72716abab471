UPDATE chapter SET deleted_at = :now WHERE id = :id
