//! Any table with a title, and any JSON: column names as people write them, in several languages.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Column, Format, Rule, Shape};
use crate::transfer::import::readers;

/// Columns by what they say, each in the words of people who write lists in English, German, French, Spanish, Italian,
/// Portuguese, Dutch, Russian, Japanese, Chinese and Korean. Marks on letters make no difference.
macro_rules! columns {
    ($($rule:ident: $($name:literal)+;)+) => { &[$($(($name, Rule::$rule),)+)+] };
}

const COLUMNS: &[Column] = columns! {
    Title:
        "Title" "Book Title" "BookTitle" "Book" "Titel" "Buchtitel" "Titre" "Titre du livre" "Título" "Título del libro"
        "Título do livro" "Titolo" "Titolo del libro" "Boektitel" "Libro" "Livre" "Livro" "書名" "タイトル" "本のタイトル"
        "Название" "Название книги" "书名" "標題" "标题" "제목" "도서명" "Tytuł";
    Subtitle:
        "Subtitle" "Untertitel" "Sous-titre" "Subtítulo" "Sottotitolo" "Ondertitel" "Подзаголовок" "副題" "副标题";
    Authors:
        "Author" "Authors" "Author(s)" "Author Name" "Book Author" "Writer" "Autor" "Autoren" "Autorin" "Autor/in"
        "Autores" "Autor(es)" "Autora" "Auteur" "Auteurs" "Auteur(s)" "Autore" "Autori" "Verfasser" "Schrijver"
        "Schrijvers" "著者" "作者" "作家" "저자" "Автор" "Авторы";
    Isbn: "ISBN13" "ISBN-13" "ISBN" "ISBN10" "ISBN-10";
    Asin: "ASIN";
    Publisher:
        "Publisher" "Verlag" "Éditeur" "Maison d'édition" "Editorial" "Editora" "Editore" "Casa editrice" "Uitgever"
        "Uitgeverij" "Издательство" "出版社" "출판사";
    Binding:
        "Format" "Binding" "Medium" "Formato" "Einband" "Reliure" "Encuadernación" "Rilegatura" "Encadernação" "Формат"
        "形式" "格式";
    Pages:
        "Pages" "Page Count" "Number of Pages" "Num Pages" "Total Pages" "Seiten" "Seitenzahl" "Nombre de pages"
        "Nb de pages" "Páginas" "Número de páginas" "Pagine" "Numero di pagine" "Aantal pagina's" "Bladzijden"
        "Страницы" "Страниц" "Количество страниц" "ページ数" "页数" "頁數" "쪽수";
    FirstPublished:
        "Year" "Publication Year" "Jahr" "Erscheinungsjahr" "Année" "Année de publication" "Año" "Año de publicación"
        "Anno" "Anno di pubblicazione" "Ano de publicação" "Jaar" "Год" "Год издания" "出版年" "出版年份" "출판연도";
    Published: "Year Published" "Published";
    Language: "Language" "Sprache" "Langue" "Idioma" "Lingua" "Taal" "Язык" "言語" "语言" "언어";
    SeriesAndNumber: "Series" "Reihe" "Série" "Saga" "Cyclus" "Серия" "Цикл" "シリーズ" "丛书" "系列" "시리즈";
    SeriesNumber: "Series Number" "Series #" "Band" "Tome" "Volume";
    Description:
        "Description" "Summary" "Beschreibung" "Résumé" "Descripción" "Descrizione" "Descrição" "Beschrijving"
        "Описание" "あらすじ" "简介";
    Tags:
        "Tags" "Genre" "Genres" "Category" "Categories" "Keywords" "Schlagwörter" "Schlagworte" "Stichwörter"
        "Kategorie" "Kategorien" "Étiquettes" "Mots-clés" "Catégorie" "Etiquetas" "Género" "Géneros" "Categoría"
        "Categorías" "Etichette" "Genere" "Generi" "Marcadores" "Trefwoorden" "Categorieën" "Теги" "Жанр" "Жанры"
        "Категория" "タグ" "ジャンル" "カテゴリ" "标签" "標籤" "类型" "分类" "태그" "장르";
    Copies: "Own" "Owned";
    Stars: "My Rating";
    HalfStars:
        "Rating" "Stars" "My Score" "Score" "Bewertung" "Wertung" "Sterne" "Ma note" "Évaluation" "Étoiles" "Valoración"
        "Calificación" "Puntuación" "Estrellas" "Mi valoración" "Valutazione" "Voto" "Stelle" "Avaliação" "Estrelas"
        "Beoordeling" "Waardering" "Sterren" "Оценка" "Рейтинг" "Моя оценка" "評価" "评分" "我的评分" "評分" "평점" "별점";
    Review:
        "Review" "My Review" "Rezension" "Critique" "Avis" "Reseña" "Opinión" "Recensione" "Resenha" "Recensie" "Отзыв"
        "Рецензия" "レビュー" "感想" "书评" "评论" "서평";
    Note:
        "Notes" "Note" "My Notes" "Private Notes" "Comment" "Comments" "Notizen" "Notiz" "Anmerkungen" "Bemerkungen"
        "Kommentar" "Commentaire" "Commentaires" "Remarques" "Notas" "Nota" "Comentario" "Comentarios" "Annotazioni"
        "Commenti" "Anotações" "Notities" "Opmerkingen" "Заметки" "Примечания" "Комментарий" "メモ" "备注" "笔记" "메모";
    WhyAdded: "Why";
    RecommendedBy: "Recommended By";
    State:
        "Status" "Read Status" "Reading Status" "Shelf" "Exclusive Shelf" "State" "Lesestatus" "Statut" "Estado" "Stato"
        "Situação" "Leesstatus" "Статус" "状態" "读书状态" "阅读状态" "状态" "狀態" "ステータス" "상태";
    Shelves: "Bookshelves" "Shelves";
    WasRead: "Read" "Read?" "Gelesen" "Lu" "Leído" "Letto" "Lido" "Gelezen" "Прочитано" "読了" "已读";
    Started:
        "Started" "Start" "Start Date" "Date Started" "Started On" "Started Reading" "Begonnen" "Begonnen am"
        "Angefangen" "Startdatum" "Beginn" "Date de début" "Début" "Commencé le" "Fecha de inicio" "Inicio"
        "Data di inizio" "Data inizio" "Inizio" "Data de início" "Begindatum" "Gestart" "Gestart op" "Дата начала"
        "Начало" "Начато" "開始日" "开始日期" "시작일";
    Ended:
        "Finished" "Finish" "End" "End Date" "Date Finished" "Date Read" "Date Completed" "Completed" "Completed On"
        "Finished On" "Finished Reading" "Read Date" "Last Read" "Gelesen am" "Beendet" "Beendet am" "Ende" "Enddatum"
        "Lesedatum" "Date de fin" "Date de lecture" "Terminé le" "Lu le" "Fecha de lectura" "Fecha de fin" "Leído el"
        "Fin" "Data di fine" "Data fine" "Data di lettura" "Data lettura" "Fine" "Letto il" "Data de leitura"
        "Data de término" "Data de conclusão" "Lido em" "Fim" "Einddatum" "Gelezen op" "Uitgelezen" "Дата окончания"
        "Дата прочтения" "Дата чтения" "読了日" "读完日期" "完成日期" "结束日期" "완독일";
    Added:
        "Added" "Date Added" "Added On" "Hinzugefügt" "Hinzugefügt am" "Date d'ajout" "Ajouté le" "Fecha de adición"
        "Añadido" "Añadido el" "Data aggiunta" "Aggiunto il" "Data de adição" "Adicionado em" "Toegevoegd"
        "Toegevoegd op" "Дата добавления" "Добавлено" "登録日" "追加日" "添加日期" "추가일";
    Progress: "Progress";
    Kept: "ID" "Goodreads ID" "Goodreads Book ID" "Open Library ID";
};

/// A table of nobody's in particular.
pub(in crate::transfer::import) const TABLE: Format = Format {
    name: "table",
    called: "a table of books",
    shape: Shape::Table,
    signature: &[],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: COLUMNS,
};

/// Columns that hold the titles where no other does: other lists call their rows so too.
pub(in crate::transfer::import) const NAMES: [&str; 8] =
    ["Name", "Book Name", "Bookname", "Item", "Nom", "Nombre", "Naam", "Nome"];

/// JSON of nobody's in particular, whose names are columns.
pub(in crate::transfer::import) const JSON: Format =
    Format { name: "json", called: "a JSON file of books", shape: Shape::Read(&[readers::ANY_JSON]), ..TABLE };
