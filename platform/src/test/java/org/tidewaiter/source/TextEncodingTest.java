package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
    private static TextEncoding of(String text, String charset) {
        return TextEncoding.of(TextEncoding.beyondAscii(text.getBytes(Charset.forName(charset)), true));
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
                "Big5|冷凍雞肉,塑膠製品"
            })
    void an_encoding_is_known_by_what_it_spells(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        TextEncoding found = TextEncoding.of(List.of(bytes));
        assertThat(found.charset()).as(found.example()).isNotNull();
        assertThat(new String(bytes, found.charset())).isEqualTo(text);
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
}
