INSERT INTO seen (list, number, report)
VALUES (:list, :number, :report)
