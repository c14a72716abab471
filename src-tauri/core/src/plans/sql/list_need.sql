INSERT INTO requires (id, item_id, needs_item_id, needs_group_id, needs_topic, strength, why, position)
VALUES (:id, :item, :needs, :group, :topic, :strength, :why, :position)
