INSERT INTO source_row (id, file_id, line, book_id, foreign_id, cells)
VALUES (:id, :file, :line, :book, :foreign_id, :cells)
ON CONFLICT (id) DO NOTHING
