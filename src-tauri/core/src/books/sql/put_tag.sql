INSERT INTO book_tag (id, book_id, tag_id) VALUES (:id, :book, :tag) ON CONFLICT (id) DO UPDATE SET deleted_at = NULL
