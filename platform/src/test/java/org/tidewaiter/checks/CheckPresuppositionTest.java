package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.edifact.Edifact;

/** Checks that presuppose a form or a list, in messages whose form and lists are each country's own. */
class CheckPresuppositionTest {
    private static Message read(String head, List<String> lines) {
        String text = "UNB+UNOC:3+SENDER+CUSTOMS+260305:1201+C1'UNH+1+" + head + "'" + String.join("'", lines) + "'UNT+"
                + (lines.size() + 2) + "+1'UNZ+1+C1'";
        List<Message> read = new ArrayList<>();
        try {
            new Edifact()
                    .in(new NationalGuide("none", List.of()))
                    .read(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
                            m -> read.add((Message) m));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.getFirst();
    }

    /** A declaration of so many items, with the lines that {@code more} gives for each. */
    private static Message declaration(int items, Function<Integer, List<String>> more) {
        List<String> lines =
                new ArrayList<>(List.of("BGM+929+D-1+9", "DTM+137:20260305:102", "NAD+IM+++CEDAR TRADING", "UNS+D"));
        for (int item = 1; item <= items; item++) {
            lines.add("CST+" + item + "+8301100000");
            lines.add("FTX+AAA+++PADLOCKS OF BRASS NUMBER " + item);
            lines.add("MOA+38:" + (100 + item) + ":USD");
            lines.addAll(more.apply(item));
        }
        lines.add("UNS+S");
        return read("CUSDEC:D:96B:UN", lines);
    }

    private static List<String> ids(List<Defect> found) {
        return found.stream().map(Defect::check).toList();
    }

    @Test
    void a_field_that_no_item_gives_is_told_once_and_is_no_defect() {
        Checks checks = Checks.standard();
        assertThat(ids(checks.check(declaration(3, item -> List.of()))))
                .doesNotContain("origin-missing", "net-mass-missing");
        assertThat(checks.notJudged())
                .contains(
                        new NotJudged("origin-missing", 3, List.of()), new NotJudged("net-mass-missing", 3, List.of()));
        assertThat(NotJudged.remarks(checks.notJudged()))
                .singleElement()
                .asString()
                .contains("origin-missing 3");
    }

    @Test
    void a_field_that_nearly_all_items_give_is_missing_in_the_one_that_does_not() {
        Message message = declaration(12, item -> item == 7 ? List.of() : List.of("LOC+27+TR"));
        assertThat(Checks.standard().check(message))
                .filteredOn(d -> d.check().equals("origin-missing"))
                .singleElement()
                .extracting(Defect::sequence)
                .isEqualTo(7);
    }

    @Test
    void what_is_switched_on_is_judged_whatever_it_presupposes() {
        Checks checks = Checks.standard().switching(Map.of("origin-missing", true), "a guide");
        assertThat(ids(checks.check(declaration(1, item -> List.of())))).contains("origin-missing");
        assertThat(checks.notJudged()).extracting(NotJudged::check).doesNotContain("origin-missing");
    }

    @Test
    void a_code_without_the_form_of_the_list_is_of_another_list_and_one_with_it_is_wrong() {
        Checks checks = Checks.standard();
        assertThat(ids(checks.check(declaration(1, item -> List.of("LOC+27+UAK")))))
                .doesNotContain("origin-country-invalid");
        assertThat(checks.notJudged()).contains(new NotJudged("origin-country-invalid", 1, List.of("UAK")));
        assertThat(ids(checks.check(declaration(1, item -> List.of("LOC+27+ZU")))))
                .contains("origin-country-invalid");
    }

    @Test
    void a_manifest_is_asked_for_what_all_have_to_say_unless_it_says_that_its_form_is_its_own() {
        List<String> lines = List.of("BGM+85+M-1+9", "CNI+1+BILL1", "GID+1", "FTX+AAA+++PADLOCKS OF BRASS");
        assertThat(ids(Checks.standard().check(read("CUSCAR:D:16A:UN", lines)))).contains("manifest-packages-missing");
        assertThat(ids(Checks.standard().check(read("CUSCAR:D:16A:UN:RCG001", lines))))
                .doesNotContain("manifest-packages-missing");
        List<String> named = new ArrayList<>(lines);
        named.set(0, "BGM+85:::RFM+M-1+9");
        assertThat(ids(Checks.standard().check(read("CUSCAR:D:16A:UN", named))))
                .doesNotContain("manifest-packages-missing");
    }

    @Test
    void what_stands_behind_an_invoice_is_of_no_item_before_it() {
        List<String> lines = List.of(
                "BGM++D-1+9",
                "UNS+D",
                "DMS+INV1",
                "LIN+1++0301100000",
                "MOA+38:100.00:AUD",
                "DMS+INV2",
                "MOA+39:1.00:CAD",
                "NAD+VN+++ALTERNATE SUPPLIER",
                "DOC+862",
                "LOC+27+NZ",
                "LIN+2++0301990010",
                "MOA+38:200.00:AUD",
                "UNS+S");
        Message message = read("CUSDEC:D:96A:UN", lines);
        assertThat(message.items()).hasSize(2);
        assertThat(message.items().getFirst().text(Field.ORIGIN_COUNTRY)).isNull();
        assertThat(message.items()).extracting(i -> i.text(Field.HS_CODE)).containsExactly("0301100000", "0301990010");
    }

    @Test
    void levies_of_other_names_are_told_by_their_lines_and_vat_is_on_duty_too() {
        List<String> taxes = List.of(
                "MOA+40:10000",
                "TAX+1+CST+ACC:167:143",
                "MOA+161:46700.00",
                "TAX+1+CUD",
                "MOA+161:212620.00",
                "TAX+1+GST",
                "MOA+161:36482.75");
        assertThat(ids(Checks.standard().check(declaration(1, item -> taxes))))
                .doesNotContain("tax-total", "vat-share");
    }

    @Test
    void a_total_of_nought_beside_items_is_wrong_but_in_a_draft_of_asycuda_and_empty_blocks_are_no_defects() {
        Message nought = Made.sound()
                .with("declaration.gross_mass_kg=0", "declaration.invoice_amount=0", "declaration.currency=840")
                .message();
        assertThat(ids(Checks.standard().check(nought)))
                .contains("item-gross-above-total", "gross-mass-sum", "invoice-sum")
                .doesNotContain("currency-invalid");
        Message registered = asycuda(nought);
        assertThat(ids(Checks.standard().check(registered))).contains("gross-mass-sum", "invoice-sum");
        Message draft = asycuda(Made.sound()
                .without("declaration.declaration_id")
                .with("declaration.gross_mass_kg=0", "declaration.invoice_amount=0")
                .message());
        assertThat(ids(Checks.standard().check(draft)))
                .doesNotContain("item-gross-above-total", "gross-mass-sum", "invoice-sum");
        Message empty = Made.sound()
                .without("declaration.currency")
                .with("declaration.invoice_amount=0.0", "declaration.exchange_rate=0.0")
                .message();
        assertThat(ids(Checks.standard().check(empty))).doesNotContain("currency-missing", "exchange-rate-zero");
    }

    private static Message asycuda(Message made) {
        return new Message(
                "asycuda-xml",
                made.kind(),
                made.ordinal(),
                made.heading(),
                made.items(),
                made.additions(),
                made.events(),
                made.tree(),
                made.original());
    }

    @Test
    void a_code_of_a_procedure_where_a_commodity_should_stand_is_no_commodity() {
        Message message =
                read("CUSDEC:D:96B:UN", List.of("BGM+929+D-1+9", "UNS+D", "CST+1+C100", "MOA+38:5:USD", "UNS+S"));
        assertThat(message.items())
                .singleElement()
                .satisfies(i -> assertThat(i.text(Field.HS_CODE)).isNull());
        Message mistyped = read("CUSDEC:D:96B:UN", List.of("BGM+929+D-1+9", "UNS+D", "CST+1+830l10", "UNS+S"));
        assertThat(mistyped.items().getFirst().text(Field.HS_CODE)).isEqualTo("830l10");
    }
}
