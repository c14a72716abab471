UPDATE requires
SET strength = :strength, why = :why
WHERE item_id = :item AND deleted_at IS NULL
  AND needs_item_id IS :needs AND needs_group_id IS :group
  AND iif(needs_group_id IS NULL, needs_topic, NULL) IS :topic
