UPDATE book SET review = :review WHERE id = :id
