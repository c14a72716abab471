INSERT INTO authorship (id, book_id, person_id, role, position)
VALUES (:id, :book, :person, :role, :position)
ON CONFLICT (id) DO UPDATE SET position = excluded.position, deleted_at = NULL
