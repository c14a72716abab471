UPDATE plan SET source = :source, version = :version WHERE id = :id
