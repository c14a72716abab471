INSERT INTO own_need (id, item_id, needs_item_id, needs_group_id, needs_topic, strength, why)
VALUES (:id, :item, :needs, :group, :topic, :strength, :why)
ON CONFLICT (id) DO UPDATE SET needs_topic = excluded.needs_topic, strength = excluded.strength, why = excluded.why
