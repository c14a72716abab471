INSERT INTO note (id, book_id, read_id, kind, text, created_at, edited_at)
VALUES (:id, :book, :read, :kind, :text, :created_at, :edited_at)
ON CONFLICT (id) DO UPDATE
SET book_id = :book,
    read_id = :read,
    kind = :kind,
    text = :text,
    created_at = :created_at,
    edited_at = :edited_at,
    deleted_at = NULL
