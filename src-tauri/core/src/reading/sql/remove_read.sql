UPDATE read SET deleted_at = :now WHERE id = :id
