INSERT INTO read (id, book_id, state, created_at) VALUES (:id, :book, 'reading', :created_at)
