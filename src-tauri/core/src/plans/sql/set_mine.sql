UPDATE overlay
SET mark = :mark,
    reason = :reason,
    book_id = :book,
    unmatched = :unmatched,
    target = :target,
    track = :track,
    estimate = :estimate,
    depth = :depth,
    part_unit = :part_unit,
    part_first = :part_first,
    part_last = :part_last,
    optional = :optional,
    group_id = :group,
    ungrouped = :ungrouped
WHERE item_id = :item
