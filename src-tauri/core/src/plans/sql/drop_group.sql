-- The reader's own groups have no name in a file, and stay.
UPDATE item_group SET deleted_at = :now WHERE id = :id AND source IS NOT NULL
