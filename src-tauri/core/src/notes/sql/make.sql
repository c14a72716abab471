UPDATE note SET kind = :kind, edited_at = :now WHERE id = :id AND kind <> :kind
