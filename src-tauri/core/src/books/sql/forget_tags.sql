UPDATE book_tag SET deleted_at = :now WHERE book_id = :book AND deleted_at IS NULL
