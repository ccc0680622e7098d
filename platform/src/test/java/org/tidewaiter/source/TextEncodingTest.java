package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {
    private static TextEncoding of(String text, String charset) {
        return TextEncoding.of(LinesBeyondAscii.of(text.getBytes(Charset.forName(charset)), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251|Плитка керамическая",
                "windows-1251|ШИНЫ ПНЕВМАТИЧЕСКИЕ НОВЫЕ",
                "windows-1251|Взуття шкіряне, чоботи жіночі",
                "KOI8-R|Плитка керамическая для пола",
                "KOI8-R|Насосы центробежные",
                "IBM866|Плитка керамическая для пола",
                "windows-1250|Płytki ceramiczne ścienne, żółte",
                "windows-1250|Nábytek dřevěný, stůl a židle",
                "windows-1250|Műanyag csövek, öntözőberendezés",
                "windows-1254|Kırmızı ağaç işleri, çağdaş mobilya",
                "windows-1254|Dondurulmuş balık fileto, soğuk",
                "windows-1252|Pâtes alimentaires sèches, farine de blé",
                "windows-1252|Café tostado, piñas y azúcar",
                "windows-1252|Rohrverbindungsstücke, Türen für Möbel",
                "windows-1252|Máquinas de lavar, calçados e ração",
                "IBM850|Pâtes alimentaires sèches, farine de blé",
                "IBM850|Café tostado, piñas y azúcar",
                "GB18030|冷冻鸡肉,塑料制品",
                "GB18030|中国制造的女式棉质衬衫",
                "x-windows-874|กุ้งแช่แข็ง เสื้อผ้าฝ้าย",
                "windows-1256|ملابس قطنية للرجال",
                "windows-1253|Πλακάκια κεραμικά δαπέδου",
                "ISO-8859-7|Άλογα καθαρόαιμα, Άνθη κομμένα",
                "ISO-8859-5|Лошади племенные, кофе жареный",
                "EUC-KR|볶은 커피 원두, 번식용 말, 휴대용 컴퓨터",
                "EUC-KR|냉동 새우, 면 셔츠",
                "GB18030|咖啡豆,纯种马,汽车",
                "Shift_JIS|純血種の繁殖用馬,焙煎コーヒー豆",
                "Big5|冷凍雞肉,塑膠製品",
                "x-MacRoman|Établissements Bénévent, pièces détachées",
                "x-MacCyrillic|ООО Ромашка, обувь кожаная",
                "x-MacCentralEurope|Spółka Łódź, części zamienne",
                "ISO-8859-3|Ġużeppi Ħaż-Żebbuġ, żraben tal-ġilda",
                "EUC-JP|ノートパソコン,くつした,コーヒー豆"
            })
    void an_encoding_is_known_by_what_it_spells(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        TextEncoding found = TextEncoding.of(List.of(bytes));
        assertThat(found.charset()).as(found.example()).isNotNull();
        assertThat(new String(bytes, found.charset())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252|Zoë",
                "windows-1252|Müller",
                "windows-1252|José Peña",
                "windows-1252|São Paulo café",
                "windows-1252|Ærø Møbler",
                "windows-1252|Åkesson",
                "windows-1252|SEÑOR",
                "IBM850|CAFÉ",
                "IBM437|Señor Muñoz",
                "windows-1250|Śruby stalowe, części",
                "windows-1254|İstanbul Şişli",
                "windows-1257|Apģērbi, Jūrmala",
                "windows-1251|Обувь",
                "KOI8-R|Обувь кожаная"
            })
    void a_rare_encoding_makes_no_word_doubtful_that_a_common_one_spells(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        Charset found = TextEncoding.of(LinesBeyondAscii.of(bytes, true)).charset();
        assertThat(found).isNotNull();
        assertThat(new String(bytes, found)).isEqualTo(text);
    }

    /** Words of which one letter alone says in which encoding they are, or signs that are letters of other alphabets elsewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1250|Győr",
                "windows-1250|Plzeň",
                "windows-1250|Łódź",
                "ISO-8859-2|Łódź",
                "windows-1253|Αθήνα",
                "windows-1257|žąsis",
                "windows-1257|Rīga",
                "windows-1252|piñata",
                "windows-1252|Rock’n roll",
                "windows-1252|Nº 5",
                "windows-1252|€ 5 notes",
                "ISO-8859-15|€ 5 notes",
                "windows-1252|½ inch",
                "windows-1252|20° cooler",
                "windows-1252|5 µm filter",
                "windows-1252|§ 4",
                "windows-1255|תפוח",
                "windows-1256|تفاح",
                "x-windows-874|ข้าว",
                "GB18030|钢",
                "IBM852|Győr"
            })
    void a_single_word_is_read_as_it_was_written_or_asked_about(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        Charset found = TextEncoding.of(LinesBeyondAscii.of(bytes, true)).charset();
        assertThat(found == null ? text : new String(bytes, found)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rock’n roll", "€ 5 notes", "½ inch", "20° cooler", "Acme® pump", "Café", "Zoë", "Müller"})
    void what_windows_writes_in_the_west_is_not_asked_about(String text) {
        byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
        Charset found = TextEncoding.of(LinesBeyondAscii.of(bytes, true)).charset();
        assertThat(new String(bytes, java.util.Objects.requireNonNull(found))).isEqualTo(text);
    }

    @Test
    void japanese_of_two_standards_of_neighbours_is_asked_about_and_never_taken_for_chinese() {
        assertThat(of("株式会社山田商店,東京貿易,革製の靴,自動車部品", "EUC-JP").charset()).isNotEqualTo(Charset.forName("GB18030"));
    }

    @Test
    void plain_ascii_that_shifts_to_japanese_is_read_as_that() {
        byte[] head = "a,b\n1,革製の靴\n".getBytes(Charset.forName("ISO-2022-JP"));
        assertThat(FileEncoding.of(java.nio.file.Path.of("f.csv"), head, null).charset())
                .isEqualTo(Charset.forName("ISO-2022-JP"));
    }

    @Test
    void one_accent_is_western() {
        assertThat(of("C\u00f4tton trousers", "windows-1252").charset()).isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void what_may_be_two_is_none_and_both_are_shown() {
        TextEncoding found = TextEncoding.of(List.of(new byte[] {'x', (byte) 0xb3, (byte) 0xb9, 'q'}));
        assertThat(found.charset()).isNull();
        assertThat(found.example()).contains(" or ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252|Señales de tráfico para niños|Jabón|Camión",
                "windows-1252|Café moulu, thé vert en vrac|Pâté|Bière",
                "windows-1252|Kühlschränke für Küchen|Bücher|Möbel",
                "windows-1252|Máquinas de lavar, calçados|Açúcar|Pão",
                "windows-1252|Ostronsvenska varor från Österbotten|Möbler|Kött",
                "windows-1250|Części zamienne do samochodów|Żarówki|Łożyska",
                "windows-1250|Pivo v láhvích, nábytek z dřeva|Šroubky|Léčiva",
                "windows-1250|Alkatrészek gépjárművekhez|Bőrönd|Fűrész",
                "windows-1254|Pamuklu gömlek, çelik borular ve ışık|Zeytinyağı|Şeker",
                "windows-1251|Яблоки свежие в ящиках|Чай|Сахар",
                "windows-1257|Daržovės šaldytos, žuvis džiovinta|Sūris|Žuvys"
            })
    void the_lines_that_are_utf8_tell_of_which_language_the_others_are(
            String charset, String utf8, String one, String other) {
        Charset legacy = Charset.forName(charset);

        TextEncoding found = TextEncoding.of(
                List.of(("1,2024," + one).getBytes(legacy), ("2,2024," + other).getBytes(legacy)),
                List.of(("0,2024," + utf8).getBytes(StandardCharsets.UTF_8)));

        assertThat(found.charset()).as(found.example()).isNotNull();
        assertThat(new String((one + other).getBytes(legacy), java.util.Objects.requireNonNull(found.charset())))
                .isEqualTo(one + other);
    }

    @Test
    void a_word_that_stands_in_every_row_proves_no_more_than_in_one() {
        Charset central = Charset.forName("windows-1250");
        byte[] row = "7,2024,Šál,kg".getBytes(central);

        assertThat(TextEncoding.of(java.util.Collections.nCopies(50, row))).isEqualTo(TextEncoding.of(List.of(row)));
    }

    @Test
    void lines_of_another_language_are_told_by_what_they_spell_all_the_same() {
        Charset central = Charset.forName("windows-1250");
        List<byte[]> polish = java.util.stream.Stream.of(
                        "Części zamienne do samochodów ciężarowych", "Łożyska kulkowe, śruby ze stali", "Żarówki żółte")
                .map(t -> t.getBytes(central))
                .toList();

        assertThat(TextEncoding.of(polish, List.of("Café moulu, thé vert en vrac".getBytes(StandardCharsets.UTF_8)))
                        .charset())
                .isEqualTo(central);
    }
}
