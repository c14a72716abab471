UPDATE item SET deleted_at = :now WHERE id = :id
