UPDATE book SET rating = :rating WHERE id = :id
