UPDATE plan SET more = :more WHERE id = :id
