UPDATE note
SET book_id = :book,
    kind = :kind,
    text = :text,
    edited_at = :now
WHERE id = :id
