INSERT INTO note (id, book_id, read_id, kind, text, created_at, edited_at)
VALUES (:id, :book, :read, :kind, :text, :now, :now)
