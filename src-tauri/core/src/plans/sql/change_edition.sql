UPDATE item SET edition_id = :keep WHERE edition_id = :other
