-- A group says its title as a topic too, for a version that knows no groups.
INSERT INTO requires (id, item_id, needs_item_id, needs_group_id, needs_topic, strength, why, position)
VALUES (
    :id, :item, :needs, :group,
    coalesce(:topic, (SELECT substr(coalesce(own_title, title), 1, 300) FROM item_group WHERE id = :group)),
    :strength, :why, :position
)
