UPDATE item SET named = :named, more = :more WHERE id = :id
