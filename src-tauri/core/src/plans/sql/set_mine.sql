UPDATE overlay
SET mark = :mark,
    reason = :reason,
    book_id = :book,
    unmatched = :unmatched,
    target = :target,
    track = :track,
    estimate = :estimate,
    depth = :depth
WHERE item_id = :item
