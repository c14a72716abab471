UPDATE read SET rating = :rating WHERE id = :id
