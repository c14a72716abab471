SELECT 'item ' || item_id, json_array(
    plan_id, group_id, standing, is_done, part_share, open_needs, state,
    (
        SELECT json_group_array(json_array(needs, kind, strength, waived))
        FROM (SELECT * FROM local_need n WHERE n.item_id = l.item_id ORDER BY needs)
    )
)
FROM local_item l
