UPDATE read SET edition_id = :keep WHERE edition_id = :other
