package org.tidewaiter.message.asycuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.message.Reading.additions;
import static org.tidewaiter.message.Reading.heading;
import static org.tidewaiter.message.Reading.item;
import static org.tidewaiter.message.Reading.lines;
import static org.tidewaiter.message.Reading.one;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class AsycudaXmlTest {
    private static final AsycudaXml ASYCUDA = new AsycudaXml();

    @Test
    void a_registered_import_gives_its_heading_and_items() throws IOException {
        Message message = one(ASYCUDA, sample("sad-two-items.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(heading(message, Field.DECLARATION_ID)).isEqualTo("ANYP1-2017-C1542");
        assertThat(heading(message, Field.TYPE_CODE)).isEqualTo("IM4");
        assertThat(heading(message, Field.OFFICE_CODE)).isEqualTo("ANYP1");
        assertThat(heading(message, Field.INCOTERM)).isEqualTo("C&F");
        assertThat(heading(message, Field.ITEM_COUNT)).isEqualTo("2");
        assertThat(heading(message, Field.EXCHANGE_RATE)).isEqualTo("825.5");
        assertThat(message.items()).hasSize(2);
        assertThat(item(message, 1, Field.SEQUENCE)).isEqualTo("1");
        assertThat(item(message, 2, Field.SEQUENCE)).isEqualTo("2");
        assertThat(item(message, 2, Field.DESCRIPTION)).startsWith("USED STATION WAGON");
        assertThat(item(message, 2, Field.ORIGIN_COUNTRY)).isEqualTo("JP");
    }

    @Test
    void blanks_inside_codes_go_and_the_parts_of_the_tariff_code_come_together() throws IOException {
        Message message = one(ASYCUDA, sample("sad-two-items.xml"));
        assertThat(item(message, 1, Field.HS_CODE)).isEqualTo("3004900000");
        assertThat(item(message, 1, Field.PROCEDURE_CODE)).isEqualTo("4000");
        assertThat(heading(message, Field.IMPORTER_ID)).isEqualTo("100200300");
        assertThat(heading(message, Field.DECLARANT_ID)).isEqualTo("DCL0042");
        assertThat(item(message, 1, Field.SUPPLEMENTARY_UNIT)).isEqualTo("KGM");
        assertThat(item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("123.75");
    }

    @Test
    void a_traders_product_number_is_no_part_of_the_tariff_code() throws IOException {
        String text = sample("sad-two-items.xml")
                .replaceFirst("(?s)<Precision_4>.*?</Precision_4>", "<Precision_4>WIDGET-1</Precision_4>");
        Message message = one(ASYCUDA, text);
        assertThat(item(message, 1, Field.HS_CODE)).isEqualTo("3004900000");
        assertThat(additions(message, "ASYCUDA/Item/Tarification/HScode/Precision_4"))
                .containsExactly("WIDGET-1");
    }

    @Test
    void names_in_several_lines_are_name_and_address() throws IOException {
        Message message = one(ASYCUDA, sample("sad-two-items.xml"));
        assertThat(heading(message, Field.IMPORTER_NAME)).isEqualTo("GENERAL TRADING LTD");
        assertThat(heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("P.O. BOX 1, ANYTOWN");
        assertThat(heading(message, Field.EXPORTER_ADDRESS)).isEqualTo("88 HARBOUR ROAD, SHANGHAI");
        assertThat(message.heading().text(Field.EXPORTER_ID)).isNull();
    }

    @Test
    void fractions_of_packages_arithmetic_and_tax_lines_are_kept() throws IOException {
        Message message = one(ASYCUDA, sample("sad-two-items.xml"));
        assertThat(item(message, 2, Field.ITEM_PACKAGES)).isEqualTo("0.06");
        assertThat(additions(message, "ASYCUDA/Item/Tarification/Value_item"))
                .hasSize(2)
                .allMatch(v -> v.matches("[\\d,.]+\\+0.00\\+[\\d,.]+\\+0.00-0.00"));
        assertThat(lines(message, 1, LineTable.TAX_LINE, "type_code")).containsExactly("ICD", "TVA");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "payable_amount")).containsExactly("45972.2", "91024.96");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "base_amount")).containsExactly("459722.02", "505694.22");
        BigDecimal vat = new BigDecimal(item(message, 1, Field.VAT_AMOUNT));
        assertThat(vat).isPositive().isLessThan(new BigDecimal(item(message, 1, Field.TAX_ASSESSED)));
    }

    @Test
    void a_rate_is_money_for_a_quantity_only_where_the_amount_proves_it() throws IOException {
        String text = sample("sad-two-items.xml")
                .replace("<Duty_tax_Base>459722.02</Duty_tax_Base>", "<Duty_tax_Base>1000</Duty_tax_Base>")
                .replace("<Duty_tax_rate>10</Duty_tax_rate>", "<Duty_tax_rate>45.9722</Duty_tax_rate>");
        Message message = one(ASYCUDA, text);
        assertThat(lines(message, 1, LineTable.TAX_LINE, "base_quantity")).containsExactly("1000", null);
        assertThat(lines(message, 1, LineTable.TAX_LINE, "specific_rate")).containsExactly("45.9722", null);
        assertThat(lines(message, 1, LineTable.TAX_LINE, "rate_percent")).containsExactly(null, "18");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "base_amount")).containsExactly(null, "505694.22");
    }

    @Test
    void registration_assessment_and_payment_are_events() throws IOException {
        Message message = one(ASYCUDA, sample("sad-two-items.xml"));
        assertThat(message.events())
                .containsExactly(
                        new MessageEvent("ACCEPTED", "2017-05-24", "customs"),
                        new MessageEvent("TAX_ASSESSED", "2017-05-25", "customs"),
                        new MessageEvent("PAID", "2017-05-25", "DCL0042"));
    }

    @Test
    void the_dates_of_a_message_tell_whether_the_day_or_the_month_comes_first() throws IOException {
        Message monthFirst = one(ASYCUDA, sample("sad-many-items.xml"));
        assertThat(heading(monthFirst, Field.ACCEPTED_AT)).isEqualTo("2024-01-17");
        assertThat(heading(monthFirst, Field.DECLARATION_ID)).isEqualTo("ANYA2-2024-A77");
        String ambiguous =
                sample("sad-many-items.xml").replace("01/17/2024", "3/4/24").replace("01/18/2024", "05/13/24");
        assertThat(heading(one(ASYCUDA, ambiguous), Field.ACCEPTED_AT)).isEqualTo("2024-03-04");
    }

    @Test
    void a_date_that_reads_two_ways_is_taken_day_first_and_kept_as_written() throws IOException {
        String text = sample("sad-two-items.xml").replace("24/5/17", "3/4/17").replace("25/5/17", "5/4/17");
        Message message = one(ASYCUDA, text);
        assertThat(heading(message, Field.ACCEPTED_AT)).isEqualTo("2017-04-03");
        assertThat(message.additions())
                .contains(new Addition(null, "ASYCUDA/Identification/Registration/Date", "3/4/17"));
    }

    @Test
    void decimal_commas_are_read_as_such() throws IOException {
        String text = sample("sad-decimal-commas.xml");
        assertThat(text).contains("<Total_invoice>6.145,90</Total_invoice>");
        Message message = one(ASYCUDA, text);
        assertThat(heading(message, Field.INVOICE_AMOUNT)).isEqualTo("6145.9");
        assertThat(item(message, 2, Field.ITEM_AMOUNT)).isEqualTo("3901");
        assertThat(item(message, 2, Field.GROSS_MASS_KG)).isEqualTo("1258.39");
    }

    @Test
    void a_declaration_not_yet_registered_is_known_by_its_reference() throws IOException {
        Message message = one(ASYCUDA, sample("sad-decimal-commas.xml"));
        assertThat(heading(message, Field.DECLARATION_ID)).isEqualTo("BZ01-2025-D77-2025/118");
        String neither = sample("sad-decimal-commas.xml").replaceFirst("<Number>2025/118</Number>", "<Number/>");
        assertThat(one(ASYCUDA, neither).heading().text(Field.DECLARATION_ID)).isNull();
    }

    @Test
    void containers_beside_the_items_are_those_of_the_items_they_name() throws IOException {
        Message message = one(ASYCUDA, sample("sad-decimal-commas.xml"));
        assertThat(lines(message, 1, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        assertThat(item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        assertThat(lines(message, 2, LineTable.CONTAINER, "container_id")).containsExactly("MSKU6011672");
        assertThat(message.heading().lines()).noneMatch(l -> l.table() == LineTable.CONTAINER);
    }

    @Test
    void no_value_is_dropped_and_item_sums_are_those_of_the_heading() throws IOException {
        for (String name : List.of("sad-two-items.xml", "sad-many-items.xml", "sad-decimal-commas.xml")) {
            Message message = one(ASYCUDA, sample(name));
            Reading.assertNothingLost(message);
            BigDecimal sum = message.items().stream()
                    .map(i -> new BigDecimal(Objects.requireNonNull(i.text(Field.CUSTOMS_VALUE))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(name).isEqualByComparingTo(heading(message, Field.DECLARATION_CUSTOMS_VALUE));
            assertThat(message.items()).hasSize(Integer.parseInt(heading(message, Field.ITEM_COUNT)));
        }
    }

    @Test
    void a_broken_document_between_others_is_set_aside_whole() throws IOException {
        String good = sample("sad-two-items.xml");
        List<ReadResult> read = Reading.all(ASYCUDA, good + good.replace("</Item>", "") + good);
        assertThat(read).hasSize(3);
        assertThat(read.get(1))
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.original()).contains("C1542".substring(1)));
        assertThat(read.get(0)).isInstanceOf(Message.class);
        assertThat(read.get(2)).isInstanceOf(Message.class);
    }

    @Test
    void it_is_known_by_its_root_in_any_encoding() throws IOException {
        String text = sample("sad-two-items.xml");
        assertThat(ASYCUDA.recognises(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(ASYCUDA.recognises(("\uFEFF<!-- <MetaData/> -->\n" + text.substring(text.indexOf("<ASYCUDA")))
                        .getBytes(StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(ASYCUDA.recognises("<CC315A/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(ASYCUDA.recognises("<!-- <ASYCUDA> --><a/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static String sample(String name) throws IOException {
        return Reading.resource(AsycudaXmlTest.class, name);
    }

    @Test
    void freight_inside_the_country_is_one_of_the_costs() throws IOException {
        String costs =
                "<Gs_internal_freight><Amount_national_currency>30468.33</Amount_national_currency></Gs_internal_freight>"
                        + "<Gs_other_cost><Amount_national_currency>10.5</Amount_national_currency></Gs_other_cost>";
        Message message = Reading.one(
                ASYCUDA,
                "<ASYCUDA><Declarant><Reference><Number>R1</Number></Reference></Declarant><Valuation>" + costs
                        + "</Valuation></ASYCUDA>");
        assertThat(Reading.heading(message, Field.OTHER_CHARGES)).isEqualTo("30478.83");
        assertThat(Reading.lines(message, 0, LineTable.CHARGE, "national_amount"))
                .contains("30468.33");
    }

    @Test
    void suspended_duty_is_not_assessed() throws IOException {
        String lines = "<Taxation_line><Duty_tax_code>DD</Duty_tax_code><Duty_tax_amount>60</Duty_tax_amount>"
                + "<Duty_tax_MP>1</Duty_tax_MP></Taxation_line><Taxation_line><Duty_tax_code>TVA</Duty_tax_code>"
                + "<Duty_tax_amount>40.5</Duty_tax_amount><Duty_tax_MP>0</Duty_tax_MP></Taxation_line>";
        Message partly = taxed("<Item_taxes_amount>100.5</Item_taxes_amount>" + lines);
        assertThat(item(partly, 1, Field.TAX_ASSESSED)).isEqualTo("60");
        assertThat(item(partly, 1, Field.TAX_SUSPENDED)).isEqualTo("40.5");
        assertThat(item(partly, 1, Field.VAT_AMOUNT)).isEqualTo("null");
        Message wholly = taxed("<Item_taxes_amount>100</Item_taxes_amount>"
                + "<Item_taxes_mode_of_payment>0</Item_taxes_mode_of_payment>");
        assertThat(item(wholly, 1, Field.TAX_ASSESSED)).isEqualTo("null");
        assertThat(item(wholly, 1, Field.TAX_SUSPENDED)).isEqualTo("100");
        Message payable = taxed("<Item_taxes_amount>100</Item_taxes_amount>"
                + "<Item_taxes_mode_of_payment>1</Item_taxes_mode_of_payment>" + lines.replace(">0<", ">1<"));
        assertThat(item(payable, 1, Field.TAX_ASSESSED)).isEqualTo("100");
        assertThat(item(payable, 1, Field.TAX_SUSPENDED)).isEqualTo("null");
        assertThat(item(payable, 1, Field.VAT_AMOUNT)).isEqualTo("40.5");
    }

    @Test
    void what_is_suspended_of_a_declaration_is_that_of_its_items_and_no_part_of_what_is_payable() throws IOException {
        String item =
                "<Item><Taxation><Taxation_line><Duty_tax_code>DD</Duty_tax_code><Duty_tax_amount>60.25</Duty_tax_amount><Duty_tax_MP>0</Duty_tax_MP>"
                        + "</Taxation_line></Taxation></Item>";
        String head = "<ASYCUDA><Declarant><Reference><Number>R1</Number></Reference></Declarant><Financial><Amounts>"
                + "<Totals_taxes>17</Totals_taxes></Amounts></Financial>";
        Message message = Reading.one(ASYCUDA, head + item + item.replace("60.25", "40.50") + "</ASYCUDA>");
        assertThat(Reading.heading(message, Field.DECLARATION_TAX_SUSPENDED)).isEqualTo("100.75");
        assertThat(Reading.heading(message, Field.DECLARATION_TAX_ASSESSED)).isEqualTo("17");
        Message payable = Reading.one(ASYCUDA, head + item.replace(">0<", ">1<") + "</ASYCUDA>");
        assertThat(payable.heading().text(Field.DECLARATION_TAX_SUSPENDED)).isNull();
    }

    private static Message taxed(String taxation) throws IOException {
        String sad = Reading.resource(org.tidewaiter.message.MessageFormats.class, "cases/02-asycuda-container.xml");
        return one(new AsycudaXml(), sad.replace("<Taxation></Taxation>", "<Taxation>" + taxation + "</Taxation>"));
    }
}
