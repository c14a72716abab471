UPDATE plan SET deleted_at = :now WHERE id = :id
