UPDATE requires SET deleted_at = :now WHERE needs_item_id = :item AND deleted_at IS NULL
