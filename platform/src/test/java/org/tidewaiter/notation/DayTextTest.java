package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-11",
                "2024/03/11",
                "2024.3.11",
                "11-MAR-2024",
                "11 mars 2024",
                "lundi 11 mars 2024",
                "11. März 2024",
                "11. marzo 2024",
                "11 de março de 2024",
                "11 марта 2024",
                "11 марта 2024 г.",
                "11 березня 2024",
                "11 marca 2024",
                "11 Mart 2024",
                "Mar 11, 2024",
                "March 11th, 2024",
                "Monday, 11 March 2024",
                "2024 Mar 11",
                "2024年3月11日",
                "11 มีนาคม 2567",
                "11 मार्च 2024",
                "١١ مارس ٢٠٢٤",
                "2567-03-11",
                "1445-09-01",
                "2024-03-11T00:00:00Z",
                "R6.3.11",
                "R06/03/11",
                "11/III/2024",
                "113/03/11",
                "113.3.11",
                "1130311",
                "民國113年3月11日",
                "ROC 113/03/11",
                "令和6年3月11日",
                "2024-03-11T00:00:00+03:00"
            })
    void what_can_mean_one_day_only_needs_no_order(String text) throws Refusal {
        assertThat(DayText.of(text, null).toString()).isEqualTo("2024-03-11T00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "11. Jänner 2024,2024-01-11",
        "3. Feber 2024,2024-02-03",
        "11 كانون الثاني 2024,2024-01-11",
        "١١ تشرين الأول ٢٠٢٤,2024-10-11",
        "11 جانفي 2024,2024-01-11",
        "11 يوليوز 2024,2024-07-11",
        "ngày 11 tháng 12 năm 2024,2024-12-11",
        "11 Tháng 1 2024,2024-01-11",
        "11 जून 2024,2024-06-11",
        "11 जन॰ 2024,2024-01-11",
        "11 জুন 2024,2024-06-11",
        "11 ജൂൺ 2024,2024-06-11",
        "11 ກ.ຍ. 2024,2024-09-11",
        "11 Nopember 2024,2024-11-11",
        "11 Hunyo 2024,2024-06-11",
        "11 Ġunju 2024,2024-06-11",
        "11 setiembre 2024,2024-09-11",
        "11 kolovoza 2024,2024-08-11"
    })
    void months_are_known_as_each_country_calls_them(String text, String day) throws Refusal {
        assertThat(DayText.of(text, null)).isEqualTo(day + "T00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3/4/2024 1:05:00 PM|MDY|2024-03-04T13:05",
                "3/4/2024 1:05:00 PM|DMY|2024-04-03T13:05",
                "03/04/2024 12:30 am|DMY|2024-04-03T00:30",
                "03.04.2024 13:05|DMY|2024-04-03T13:05",
                "03-04-24|DMY|2024-04-03T00:00",
                "24-04-03|YMD|2024-04-03T00:00",
                "11032024|DMY|2024-03-11T00:00",
                "03112024|MDY|2024-03-11T00:00",
                "20240311|YMD|2024-03-11T00:00",
                "20240311134501|YMD|2024-03-11T13:45:01",
                "202403111345|YMD|2024-03-11T13:45",
                "11/03/2567|DMY|2024-03-11T00:00",
                "01/09/1445|DMY|2024-03-11T00:00",
                "11 رمضان 1445|DMY|2024-03-21T00:00",
                "١٢ شعبان ١٤٤٥ هـ|YMD|2024-02-22T00:00",
                "1 ربيع الأول 1446|DMY|2024-09-04T00:00",
                "3 Shaban 1445|DMY|2024-02-13T00:00",
                "25 Shawwal 1445 AH|MDY|2024-05-04T00:00",
                "٠٣/٠٤/٢٠٢٤|DMY|2024-04-03T00:00",
                "11/03/2024 14h30|DMY|2024-03-11T14:30",
                "11-MAR-2024 10:15:30|DMY|2024-03-11T10:15:30"
            })
    void figures_are_read_in_the_order_of_their_column(String text, DayOrder order, String day) throws Refusal {
        assertThat(DayText.of(text, order).toString()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30/02/2024|DMY|a day that does not exist: February 2024 has no day 30",
                "31.06.2023|DMY|a day that does not exist: June 2023 has no day 31",
                "30 Feb 2024|DMY|a day that does not exist",
                "2023-02-29|DMY|a day that does not exist",
                "13/13/2024|DMY|is not a date",
                "12/31/2024|DMY|is no day when it is read as day, month, year",
                "11 March 2999|DMY|lies in the future",
                "11/03/1403|DMY|cannot be told apart",
                "Mar-24|DMY|is not a date",
                "2024-03|DMY|is not a date",
                "11/03/2024 25:00|DMY|is not a date",
                "11/03/2024 13:05 PM|DMY|is not a date",
                "yesterday|DMY|is not a date",
                "11 Marzipan 2024|DMY|is not a date",
                "12345678901|DMY|is not a date",
                "3.14159265|DMY|is not a date"
            })
    void what_is_no_day_is_told_as_what_it_is(String text, DayOrder order, String reason) {
        assertThatThrownBy(() -> DayText.of(text, order)).hasMessageContaining(reason);
    }

    /** No test of them may end a load with an error: a number of an edition is written so. */
    @Test
    void figures_that_are_no_year_for_their_length_are_no_day() {
        for (String text : List.of("1.2.3462665493", "6/8/557656378050591", "11 Mar 3462665493", "8年3月5141180355日")) {
            assertThat(DayText.isLikeDay(text)).as(text).isFalse();
            assertThatThrownBy(() -> ValueReader.micros(text, List.of(DayFormat.of("dmy"))))
                    .as(text)
                    .isInstanceOf(Refusal.class);
        }
    }

    /** What asks whether a text is a day, and what reads it and says why not, agree: the first takes shorter ways. */
    @Test
    void whether_it_is_a_day_and_reading_it_agree() {
        List<List<DayFormat>> formats = Stream.of(
                        "dmy", "mdy", "ymd", "excel", "epoch", "epoch_millis", "yyDDD", "yyyyDDD", "dd/MM/yyyy")
                .map(name -> List.of(DayFormat.of(name)))
                .collect(Collectors.toCollection(ArrayList::new));
        formats.add(List.of());
        int days = 0;
        for (String text : List.of(
                "2024-03-11",
                "+12024-03-11",
                "2024-03-11T10:00:00+08:00",
                "2567-03-11",
                "11.3.2024",
                "03/11/2024",
                "20240311",
                "20240311120000.25",
                "20240311120000",
                "11 mars 2024",
                "令和元年5月1日",
                "１１.３.２０２４",
                "1130311",
                "24071",
                "2024071",
                "45362",
                "1710115200",
                "1710115200000",
                "2024",
                "2024.0",
                "2024-W10",
                "1234.56",
                "12.5",
                "8703.23",
                "IM4",
                "D-1001",
                "machine",
                "",
                "31.2.2024",
                "11.3.2099")) {
            for (List<DayFormat> format : formats) {
                boolean read = reads(text, format);
                assertThat(ValueReader.isDay(text, format))
                        .as(text + " " + format)
                        .isEqualTo(read);
                days += read ? 1 : 0;
            }
        }
        assertThat(days).isBetween(30, 200);
    }

    private static boolean reads(String text, List<DayFormat> formats) {
        try {
            ValueReader.micros(text, formats);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Test
    void what_can_be_two_days_is_none_without_an_order() {
        assertThatThrownBy(() -> DayText.of("03/04/2024", null)).hasMessageContaining("is not a date");
    }

    private static DayColumn column(String... texts) {
        DayColumn column = new DayColumn();
        List.of(texts).forEach(column::add);
        return column;
    }

    @Test
    void one_text_that_can_be_read_in_one_way_only_proves_the_order() {
        assertThat(column("03/04/2024", "05/06/2024", "12/31/2023").proven()).isEqualTo(DayOrder.MDY);
        assertThat(column("03/04/2024", "05/06/2024", "31/12/2023").proven()).isEqualTo(DayOrder.DMY);
        assertThat(column("03042024", "31122023").proven()).isEqualTo(DayOrder.DMY);
        assertThat(column("20240304", "20231231").proven()).isEqualTo(DayOrder.YMD);
    }

    @Test
    void without_proof_nothing_is_decided_but_with_points() {
        assertThat(column("03/04/2024", "05/06/2024").proven()).isNull();
        assertThat(column("03/04/2024", "05/06/2024").usual()).isNull();
        assertThat(column("03.04.2024", "05.06.2024").usual()).isEqualTo(DayOrder.DMY);
        assertThat(column("03/03/2024").plain()).isTrue();
    }

    @Test
    void days_behind_the_year_and_days_that_a_program_swapped_in_part_are_not_taken_for_known() {
        assertThat(column("2024-30-03", "2024-25-03", "2024-10-03").yearDayMonth())
                .isEqualTo("2024-30-03");
        assertThat(column("2024-30-03", "2024-10-03").isYearDayMonth()).isTrue();
        assertThat(column("2024-03-30", "2024-13-03", "2024-03-10").isYearDayMonth())
                .isFalse();
        assertThat(column("2024-03-30", "2024-13-03", "2024-03-10").yearDayMonth())
                .isEqualTo("2024-13-03");
        assertThat(column("2024-05-03", "2024-02-01", "13/03/2024", "14/03/2024")
                        .halfSwapped())
                .isEqualTo("2024-05-03");
        assertThat(column("2024-05-23", "2024-02-01", "13/03/2024", "14/03/2024")
                        .halfSwapped())
                .isEmpty();
    }

    @Test
    void proofs_of_both_contradict_unless_a_few_are_slips() {
        DayColumn both = column("31/12/2023", "12/30/2023");
        assertThat(both.proven()).isNull();
        assertThat(both.contradiction())
                .isEqualTo("'31/12/2023' can only be day, month, year, '12/30/2023' only month, day, year");
        DayColumn slip = new DayColumn();
        for (int month = 1; month <= 12; month++) {
            for (int day = 13; day <= 28; day++) {
                slip.add(day + "/" + month + "/2023");
            }
        }
        slip.add("12/30/2023");
        assertThat(slip.proven()).isEqualTo(DayOrder.DMY);
        assertThat(slip.contradiction()).isNull();
    }

    @Test
    void days_that_tell_themselves_are_plain_and_serials_are_seen() {
        assertThat(column("2024-03-11", "11 MAR 2024").plain()).isTrue();
        assertThat(column("45362", "45363.5").isSerials()).isTrue();
        assertThat(column("45362", "2024-03-11").isSerials()).isFalse();
    }

    @Test
    void a_serial_is_a_day_where_the_column_says_so() throws Refusal {
        assertThat(DayFormat.read("45362", List.of(DayFormat.of("excel"))).toString())
                .isEqualTo("2024-03-11T00:00");
        assertThat(DayFormat.read("45362.5", List.of(DayFormat.of("excel"))).toString())
                .isEqualTo("2024-03-11T12:00");
        assertThatThrownBy(() -> DayFormat.read("99999", List.of(DayFormat.of("excel"))))
                .hasMessageContaining("is not a date");
    }

    @ParameterizedTest
    @CsvSource({
        "11-Mar-24,DMY,2024-03-11",
        "11.III.24,DMY,2024-03-11",
        "24-Mar-11,YMD,2024-03-11",
        "11-Mar-24,MDY,2024-03-11",
        "4-Mar-11,DMY,2011-03-04"
    })
    void two_figures_beside_a_month_in_words_need_an_order(String text, DayOrder order, String day) throws Refusal {
        assertThat(DayText.of(text, order).toLocalDate().toString()).isEqualTo(day);
    }

    @Test
    void which_of_two_figures_is_the_year_is_not_guessed() {
        assertThatThrownBy(() -> DayText.of("24-Mar-11", null))
                .hasMessageContaining("which of its figures is the year");
    }
}
