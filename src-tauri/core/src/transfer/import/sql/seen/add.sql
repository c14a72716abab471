INSERT INTO seen (list, number, line, report)
VALUES (:list, :number, :line, :report)
