UPDATE chapter_read SET deleted_at = :now WHERE read_id = :read AND chapter_id = :chapter AND deleted_at IS NULL
