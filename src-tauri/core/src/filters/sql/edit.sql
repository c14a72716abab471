UPDATE saved_filter SET name = :name, query = :query WHERE id = :id
