INSERT INTO own_need (id, item_id, needs_item_id, needs_group_id, needs_topic, waived_at, waived_why)
VALUES (:id, :item, :needs, :group, :topic, :now, :why)
ON CONFLICT (id) DO UPDATE SET
    needs_topic = excluded.needs_topic, waived_at = excluded.waived_at, waived_why = excluded.waived_why
