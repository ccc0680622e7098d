package org.tidewaiter.message.asycuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.message.Reading.additions;
import static org.tidewaiter.message.Reading.heading;
import static org.tidewaiter.message.Reading.item;
import static org.tidewaiter.message.Reading.one;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class AsycudaFlatTest {
    private static final AsycudaFlat FLAT = new AsycudaFlat();
    private static final String HEADER =
            "IDE_CUO_COD,IDE_REG_SER,IDE_REG_NBR,IDE_REG_DAT,VGS_CIF,KEY_ITM_NBR,TAR_HSC_NB1,VIT_CIF\n";

    @Test
    void rows_of_one_registration_are_one_declaration() throws IOException {
        List<ReadResult> read = Reading.all(FLAT, sample("world-flat.csv"));
        assertThat(read).hasSize(2).allMatch(Message.class::isInstance);
        Message first = (Message) read.getFirst();
        assertThat(heading(first, Field.DECLARATION_ID)).isEqualTo("ANYP1-2025-C427");
        assertThat(heading(first, Field.TYPE_CODE)).isEqualTo("IM4");
        assertThat(heading(first, Field.ACCEPTED_AT)).isEqualTo("2025-07-31");
        assertThat(heading(first, Field.IMPORTER_NAME)).isEqualTo("General Trading; Anytown");
        assertThat(heading(first, Field.EXCHANGE_RATE)).isEqualTo("1.05");
        assertThat(first.items()).hasSize(2);
        assertThat(item(first, 1, Field.HS_CODE)).isEqualTo("851712");
        assertThat(item(first, 2, Field.HS_CODE)).isEqualTo("61091000");
        assertThat(item(first, 1, Field.NET_MASS_KG)).isEqualTo("1650.5");
        assertThat(first.events())
                .containsExactly(
                        new MessageEvent("ACCEPTED", "2025-07-31", "customs"),
                        new MessageEvent("TAX_ASSESSED", "2025-07-31", "customs"),
                        new MessageEvent("PAID", "2025-08-01", "BRK001"));
        assertThat(first.original()).startsWith("INSTANCEID;").hasLineCount(3);
    }

    @Test
    void what_every_row_repeats_counts_once() throws IOException {
        Message message = (Message) Reading.all(FLAT, sample("world-flat.csv")).getFirst();
        assertThat(heading(message, Field.DECLARATION_CUSTOMS_VALUE)).isEqualTo("63300");
        BigDecimal items = message.items().stream()
                .map(i -> new BigDecimal(Objects.requireNonNull(i.text(Field.CUSTOMS_VALUE))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(items).isEqualByComparingTo("63300");
        assertThat(additions(message, "PTY_COL_DSC")).containsExactly("RED");
        assertThat(additions(message, "IDE_CUO_NAM")).containsExactly("Anyport");
    }

    @Test
    void columns_nobody_knows_go_where_their_values_say() throws IOException {
        Message message = (Message) Reading.all(FLAT, sample("world-flat.csv")).getFirst();
        assertThat(message.additions())
                .contains(new Addition(1, "REMARK", "fragile"), new Addition(2, "REMARK", "dry"))
                .contains(new Addition(null, "INSTANCEID", "1"));
    }

    @Test
    void a_row_per_tax_line_is_one_item() throws IOException {
        Message message = one(FLAT, sample("plusplus-tax-lines.csv"));
        assertThat(heading(message, Field.DECLARATION_ID)).isEqualTo("201-2009-C5257");
        assertThat(heading(message, Field.ACCEPTED_AT)).isEqualTo("2009-03-14");
        assertThat(heading(message, Field.LOCAL_REFERENCE)).isEqualTo("118");
        assertThat(heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("Dock Road 1, Anytown");
        assertThat(message.items()).hasSize(2);
        assertThat(item(message, 1, Field.TAX_ASSESSED)).isEqualTo("330.43");
        assertThat(item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("12.5");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "type_code")).containsExactly("GA", "IVA");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "amount")).containsExactly("125", "205.43");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "payable_amount"))
                .containsExactly("125", "205.43");
        assertThat(Reading.lines(message, 2, LineTable.TAX_LINE, "type_code")).containsExactly("GA");
        assertThat(message.additions()).extracting(Addition::name).noneMatch(n -> n.startsWith("SADITM_TAX"));
    }

    @Test
    void zeros_that_a_spreadsheet_dropped_come_back() throws IOException {
        assertThat(item(one(FLAT, sample("plusplus-tax-lines.csv")), 2, Field.HS_CODE))
                .isEqualTo("0101210000");
        String five = HEADER.replace("TAR_HSC_NB1", "TAR_HSC_NB1,TAR_HSC_NB2,TAR_HSC_NB3,TAR_HSC_NB4,TAR_HSC_NB5")
                + "A,C,1,2025-01-02,10,1,1,1,21,0,,10\n";
        assertThat(item(one(FLAT, five), 1, Field.HS_CODE)).isEqualTo("01012100");
    }

    @Test
    void a_row_with_too_few_values_sets_its_whole_declaration_aside_and_no_other() throws IOException {
        List<ReadResult> read = Reading.all(
                FLAT,
                HEADER
                        + "A,C,1,2025-01-02,10,1,850110,4\n"
                        + "A,C,2,2025-01-02,9,1,850110,4\nA,C,2\nA,C,2,2025-01-02,9,3,850110,4\n"
                        + "A,C,3,2025-01-02,8,1,850110,8\n");
        assertThat(read).hasSize(3);
        assertThat(read.get(0)).isInstanceOf(Message.class);
        assertThat(read.get(1)).isInstanceOfSatisfying(UnreadableMessage.class, u -> {
            assertThat(u.reason()).isEqualTo("has 3 values in line 4 where the header names 8 columns");
            assertThat(u.path()).isEqualTo("line 4");
            assertThat(u.original()).hasLineCount(4);
        });
        assertThat(read.get(2)).isInstanceOf(Message.class);
    }

    @Test
    void a_stray_line_between_declarations_stands_alone() throws IOException {
        List<ReadResult> read = Reading.all(
                FLAT, HEADER + "A,C,1,2025-01-02,10,1,850110,4\n\n-- end of page --\nA,C,3,2025-01-02,8,1,850110,8\n");
        assertThat(read).hasSize(3);
        assertThat(read.get(1))
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.path()).isEqualTo("line 4"));
    }

    @Test
    void a_quote_that_is_never_closed_harms_one_row() throws IOException {
        List<ReadResult> read = Reading.all(
                FLAT,
                HEADER
                        + "A,C,1,2025-01-02,10,1,850110,4\n"
                        + "A,C,2,2025-01-02,10,1,\"850110,4\n"
                        + "A,C,3,2025-01-02,8,1,850110,8\n");
        assertThat(read).hasSize(3);
        assertThat(read.get(0)).isInstanceOf(Message.class);
        assertThat(read.get(2)).isInstanceOf(Message.class);
    }

    @Test
    void a_registration_that_comes_again_later_is_refused() throws IOException {
        List<ReadResult> read = Reading.all(
                FLAT,
                HEADER
                        + "A,C,1,2025-01-02,10,1,850110,4\n"
                        + "A,C,2,2025-01-02,10,1,850110,4\n"
                        + "A,C,1,2025-01-02,10,2,850110,6\n");
        assertThat(read.get(2))
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.reason()).contains("sort the file by registration"));
    }

    @Test
    void a_heading_that_contradicts_itself_loses_no_value() throws IOException {
        Message message = one(FLAT, HEADER + "A,C,1,2025-01-02,10,1,850110,4\nA,C,1,2025-01-02,11,2,850110,6\n");
        assertThat(heading(message, Field.DECLARATION_CUSTOMS_VALUE)).isEqualTo("10");
        assertThat(message.additions()).contains(new Addition(null, "declaration.customs_value", "11"));
    }

    @Test
    void it_is_known_by_its_header_whatever_delimiter_order_case_and_encoding() throws IOException {
        for (String delimiter : List.of(",", ";", "\t", "|")) {
            String text = HEADER.toLowerCase(java.util.Locale.ROOT).replace(",", delimiter)
                    + "A,C,1,2025-01-02,10,1,850110,4\n".replace(",", delimiter);
            assertThat(FLAT.recognises(text.getBytes(StandardCharsets.UTF_8))).isTrue();
            assertThat(heading(one(FLAT, text), Field.DECLARATION_ID)).isEqualTo("A-2025-C1");
        }
        byte[] utf16 = ("\uFEFF" + HEADER + "É,C,1,2025-01-02,10,1,850110,4\n").getBytes(StandardCharsets.UTF_16LE);
        assertThat(FLAT.recognises(utf16)).isTrue();
        assertThat(heading((Message) Reading.all(FLAT, utf16).getFirst(), Field.OFFICE_CODE))
                .isEqualTo("É");
        byte[] western = (HEADER + "É,C,1,2025-01-02,10,1,850110,4\n").getBytes(Charset.forName("windows-1252"));
        assertThat(heading((Message) Reading.all(FLAT, western).getFirst(), Field.OFFICE_CODE))
                .isEqualTo("É");
        assertThat(FLAT.recognises(
                        "SAD_ITEM.TAR_HSC_NB1,SAD_GENERAL_SEGMENT.IDE_REG_NBR\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void other_files_are_not_taken_for_it() throws IOException {
        assertThat(FLAT.recognises("id,day,hs,kg\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(FLAT.recognises("<ASYCUDA/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(FLAT.recognises(new byte[0])).isFalse();
        assertThat(Reading.all(FLAT, "id,day\n1,2\n")).singleElement().isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void a_long_file_is_read_declaration_by_declaration() throws IOException {
        int declarations = 20_000;
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < declarations; i++) {
            for (int item = 1; item <= 2; item++) {
                text.append("A,C,")
                        .append(i)
                        .append(",2025-01-02,10,")
                        .append(item)
                        .append(",850110,5\n");
            }
        }
        AtomicLong items = new AtomicLong();
        long started = System.nanoTime();
        FLAT.read(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                r -> items.addAndGet(((Message) r).items().size()));
        System.out.println("flat: " + items.get() * 1_000_000_000L / (System.nanoTime() - started) + " items a second");
        assertThat(items.get()).isEqualTo(2L * declarations);
    }

    private static String sample(String name) throws IOException {
        return Reading.resource(AsycudaFlatTest.class, name);
    }
}
