UPDATE chapter SET deleted_at = :now WHERE edition_id = :edition AND deleted_at IS NULL
