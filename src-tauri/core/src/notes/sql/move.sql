UPDATE note
SET book_id = :book,
    read_id = :read,
    anchor_of = :of,
    anchor_fraction = :fraction,
    edited_at = :now
WHERE id = :id AND book_id IS NOT :book
