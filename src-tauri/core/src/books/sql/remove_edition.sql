UPDATE edition SET deleted_at = :now WHERE id = :id
