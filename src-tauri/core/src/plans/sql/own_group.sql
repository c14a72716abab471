-- A group that leaves the list stays as the reader's own where anything of theirs is still in it, or needs it.
UPDATE item_group
SET source = NULL, title = coalesce(own_title, title), take = coalesce(own_take, take), own_title = NULL, own_take = NULL
WHERE id = ?1 AND source IS NOT NULL AND dissolved = 0
  AND (
      EXISTS (SELECT 1 FROM overlay o WHERE o.group_id = item_group.id)
      OR EXISTS (SELECT 1 FROM own_need n WHERE n.needs_group_id = item_group.id AND n.strength IS NOT NULL)
      OR EXISTS (SELECT 1 FROM requires r WHERE r.needs_group_id = item_group.id AND r.deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM item i WHERE i.group_id = item_group.id AND i.deleted_at IS NULL)
  )
