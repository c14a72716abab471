UPDATE requires SET deleted_at = :now WHERE item_id = :item AND deleted_at IS NULL
