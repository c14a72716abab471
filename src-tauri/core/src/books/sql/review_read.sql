UPDATE read SET review = :review WHERE id = :id
