UPDATE stage SET deleted_at = :now WHERE id = :id
