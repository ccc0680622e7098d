package org.tidewaiter.codesandunits;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that systems and people write where they have nothing to say: NULL, N/A, a dash, an error of a spreadsheet. A value
 * that is one of them is not given. Whether a country is meant (NA is Namibia) is the caller's to know.
 */
public final class NullWords {
    private static final int LONGEST = 16;

    private static final Set<String> WORDS = Set.of(
            "NULL",
            "(NULL)",
            "<NULL>",
            "[NULL]",
            "\\N",
            "NIL",
            "NONE",
            "NAN",
            "NAT",
            "<NA>",
            "NA",
            "N/A",
            "N.A.",
            "N.A",
            "N/D",
            "N.D.",
            "S/D",
            "#N/A",
            "#N/B",
            "#N/D",
            "#Н/Д",
            "#NV",
            "#YOK",
            "UNDEFINED",
            "(BLANK)",
            "<BLANK>",
            "(EMPTY)",
            "NOT APPLICABLE",
            "NOT AVAILABLE",
            "NOT GIVEN",
            "NO DATA",
            "NONE GIVEN",
            "-0-",
            "SIN DATO",
            "SIN DATOS",
            "NINGUNO",
            "NINGUNA",
            "NO APLICA",
            "NÉANT",
            "NEANT",
            "AUCUN",
            "AUCUNE",
            "SANS OBJET",
            "S.O.",
            "NON DISPONIBLE",
            "NO DISPONIBLE",
            "NÃO DISPONÍVEL",
            "N.B.",
            "KEINE",
            "KEINER",
            "ENTFÄLLT",
            "NESSUNO",
            "NENHUM",
            "YOK",
            "BRAK",
            "НЕТ",
            "Н/Д",
            "Н.Д.",
            "Б/Н",
            "NULO",
            "VAZIO",
            "NÃO INFORMADO",
            "NO INFORMADO",
            "NO ESPECIFICADO",
            "SIN ESPECIFICAR",
            "NON RENSEIGNÉ",
            "NON PRÉCISÉ",
            "NOT SPECIFIED",
            "NOT STATED",
            "K.A.",
            "KEINE ANGABE",
            "KEINE ANGABEN",
            "TIDAK ADA",
            "KHÔNG CÓ",
            "NIE DOTYCZY",
            "BRAK DANYCH",
            "НЕ УКАЗАНО",
            "НЕ УКАЗАН",
            "НЕ ВКАЗАНО",
            "НЕМАЄ",
            "无数据",
            "不详",
            "なし",
            "없음",
            "ไม่มี",
            "لا يوجد",
            "无",
            "空",
            "UNKNOWN",
            "NOT KNOWN",
            "UNBEKANNT",
            "INCONNU",
            "INCONNUE",
            "DESCONOCIDO",
            "DESCONOCIDA",
            "DESCONHECIDO",
            "SCONOSCIUTO",
            "ONBEKEND",
            "НЕИЗВЕСТНО",
            "НЕВІДОМО",
            "BİLİNMİYOR",
            "未知",
            "不明",
            "غير معروف",
            "GEEN",
            "N.V.T.",
            "NVT",
            "NIET BEKEND",
            "NIET OPGEGEVEN",
            "NESSUNA",
            "NON INDICATO",
            "NENHUMA",
            "SEM DADOS",
            "SEM INFORMAÇÃO",
            "NÃO SE APLICA",
            "KEIN",
            "KEIN WERT",
            "INGEN",
            "INGET",
            "IKKE OPPGITT",
            "EI TIEDOSSA",
            "PUUDUB",
            "NĖRA",
            "NINCS",
            "NINCS ADAT",
            "ŽÁDNÝ",
            "ŽÁDNÁ",
            "ŽIADNY",
            "NEUVEDENO",
            "NEUVEDENÉ",
            "NEMA PODATAKA",
            "SIN INFORMACION",
            "SIN INFORMACIÓN",
            "SEM INFORMACAO",
            "SANS INFORMATION",
            "NOT DECLARED",
            "BEZ PODATAKA",
            "NU ESTE CAZUL",
            "NECUNOSCUT",
            "NIEZNANY",
            "NIE PODANO",
            "BELİRTİLMEMİŞ",
            "НЕМАЄ ДАНИХ",
            "ДАНІ ВІДСУТНІ",
            "ВІДСУТНІЙ",
            "ВІДСУТНЯ",
            "ВІДСУТНЄ",
            "ОТСУТСТВУЕТ",
            "НЕТ ДАННЫХ",
            "НЕ ЗАДАНО",
            "НЯМА",
            "НЕ Е ПОСОЧЕНО",
            "TIADA",
            "HAKUNA",
            "ไม่ระบุ",
            "該当なし",
            "해당없음",
            "해당 없음",
            "没有",
            "暂无",
            "無",
            "غير متوفر",
            "لا شيء");

    /** What is typed to pass a form that asks for something: a promise (to be advised), or one letter again and again. */
    private static final Set<String> FILLERS = Set.of("TBA", "TBC", "TBD", "T.B.A.", "XXX", "XXXX", "XXXXX");

    /** Errors of spreadsheets in whatever language: {@code #REF!}, {@code #¿NOMBRE?}, {@code #ДЕЛ/0!}; and what is too wide for its column. */
    private static final Pattern ERROR = Pattern.compile("#[¡¿]?[\\p{L}\\p{M}/_0]{2,18}[!?]|#{3,}|Err:5\\d\\d");

    private static final Pattern SIGNS = Pattern.compile("[-–—_.…*?/\\\\\\s]+");

    /** Not applicable, with a reason behind it: {@code N/A - From RDC}. */
    private static final Pattern WITH_REASON = Pattern.compile("(?i)n/a\\b.*");

    /** How databases and spreadsheets write that there is no day: in zeros, or as the first day that they know. */
    private static final Pattern NO_DAY =
            Pattern.compile("(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|1900-01-01|0?1[-/.]0?1[-/.]1900)"
                    + "(?:[T ]0{1,2}:00(?::00(?:\\.0+)?)?| 12:00(?::00)? ?[Aa]\\.?[Mm]\\.?)?Z?");

    /** Of the characters of ASCII, those with which a text can begin that is one of the above; nearly all texts begin with another. */
    private static final boolean[] STARTS = starts();

    private NullWords() {}

    private static boolean[] starts() {
        boolean[] starts = new boolean[128];
        for (char c = 0; c < starts.length; c++) {
            char capital = Character.toUpperCase(c);
            boolean word = Stream.concat(WORDS.stream(), FILLERS.stream()).anyMatch(w -> w.charAt(0) == capital);
            starts[c] = word || !Character.isLetterOrDigit(c) || c == 'E';
        }
        return starts;
    }

    /** Whether a text, without the blanks around it, says that there is nothing; the empty text does. */
    public static boolean isNull(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        if ((first == '0' || first == '1')
                && mayBeDay(text)
                && NO_DAY.matcher(text).matches()) {
            return true;
        }
        if ((first <= 'Z' && first >= '0' && first <= '9') || text.length() > LONGEST) {
            return first == 'N' && WITH_REASON.matcher(text).matches();
        }
        if (first < STARTS.length && !STARTS[first]) {
            return false;
        }
        String capitals = text.toUpperCase(Locale.ROOT);
        return WORDS.contains(capitals) || FILLERS.contains(capitals) || isSignsOrError(text, first);
    }

    /** Each pattern is asked only of texts that begin as it does. */
    private static boolean isSignsOrError(String text, char first) {
        if (first == 'N' || first == 'n') {
            return WITH_REASON.matcher(text).matches();
        }
        return (first == 'E' || !Character.isLetterOrDigit(first))
                && (SIGNS.matcher(text).matches() || ERROR.matcher(text).matches());
    }

    /** Whether a sign stands where a day has its first one: numbers of parties and codes of goods, of which there are millions, have none. */
    private static boolean mayBeDay(String text) {
        if (text.length() < 8) {
            return false;
        }
        for (int i = 1; i <= 4; i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '/' || c == '.') {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a text says nothing and yet fills its place, as TBA and XXX do: the cell of a table that holds it is empty, but who writes it in a
     * message can be asked for what belongs there.
     */
    public static boolean isFiller(String text) {
        return text.length() <= LONGEST && FILLERS.contains(text.toUpperCase(Locale.ROOT));
    }
}
