UPDATE read SET edition_id = :edition WHERE book_id = :book AND edition_id IS NULL AND deleted_at IS NULL
