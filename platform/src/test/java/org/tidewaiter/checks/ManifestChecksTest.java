package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.edifact.Edifact;

/** Manifests (CUSCAR) judged by the standard table: a clean one of two consignments, and what happens when a line of it is spoilt. */
class ManifestChecksTest {
    private static final List<String> CLEAN = List.of(
            "BGM+785+MAN-1+9",
            "DTM+137:202403051200:203",
            "DTM+132:202403100600:203",
            "TDT+20+045W+1++COSU:172:20+++9795610:146::COSCO SHIPPING STAR",
            "LOC+9+CNSHA",
            "LOC+11+DEHAM",
            "NAD+MS+DE555444333222111",
            "CNI+1+COSU6123456780",
            "NAD+CN+++ALSTER HANDELS GMBH",
            "NAD+CZ+++SHANGHAI BRIGHT LIGHT CO",
            "GID+1+120:CT",
            "FTX+AAA+++LED DESK LAMPS OF ALUMINIUM",
            "MEA+AAE+G+KGM:980.25",
            "SGP+CSQU3054383+120",
            "GID+2+40:CT",
            "FTX+AAA+++ELECTRIC TORCHES OF PLASTIC",
            "MEA+AAE+G+KGM:550.25",
            "SGP+CSQU3054383+40",
            "CNI+2+COSU6123456781",
            "NAD+CN+++ELBE FARBEN KG",
            "NAD+CZ+++NINGBO PAINT CO",
            "GID+1+80:DR",
            "FTX+AAA+++ACRYLIC WALL PAINT IN DRUMS",
            "MEA+AAE+G+KGM:12400",
            "SGP+MSKU6011672+80",
            "CNT+7:13930.5:KGM",
            "CNT+11:240");

    private static Message manifest(List<String> lines) {
        String text = "UNB+UNOC:3+COSU+DE.CUSTOMS+240305:1201+C1'UNH+1+CUSCAR:D:96B:UN'" + String.join("'", lines)
                + "'UNT+" + (lines.size() + 2) + "+1'UNZ+1+C1'";
        List<Message> read = new ArrayList<>();
        try {
            new Edifact()
                    .read(
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
                            m -> read.add((Message) m));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return read.getFirst();
    }

    private static List<Defect> judged(List<String> lines) {
        return Checks.standard().check(manifest(lines));
    }

    private static List<String> with(String line, String instead) {
        assertThat(CLEAN).contains(line);
        List<String> lines = new ArrayList<>(CLEAN);
        int at = lines.indexOf(line);
        lines.remove(at);
        if (!instead.isEmpty()) {
            lines.add(at, instead);
        }
        return lines;
    }

    private static void finds(String check, @Nullable Integer item, @Nullable String value, List<String> lines) {
        assertThat(judged(lines)).anySatisfy(d -> {
            assertThat(d.check()).isEqualTo(check);
            assertThat(d.sequence()).isEqualTo(item);
            assertThat(d.value()).isEqualTo(value);
        });
    }

    @Test
    void a_clean_manifest_of_two_consignments_has_no_defect() {
        assertThat(judged(CLEAN)).isEmpty();
    }

    @Test
    void a_wrong_container_is_found_at_its_segment() {
        List<Defect> found = judged(with("SGP+MSKU6011672+80", "SGP+MSKU6011673+80"));
        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.check()).isEqualTo("container-invalid");
            assertThat(d.sequence()).isEqualTo(3);
            assertThat(d.path()).contains("CNI[2]").contains("SGP");
        });
    }

    @Test
    void a_wrong_ship_place_or_code_is_found() {
        finds(
                "manifest-ship-invalid",
                null,
                "9795611",
                with(CLEAN.get(3), CLEAN.get(3).replace("9795610", "9795611")));
        finds("place-invalid", null, "QQHAM", with("LOC+11+DEHAM", "LOC+11+QQHAM"));
    }

    @Test
    void a_consignment_without_its_parties_or_bill_is_found_once_where_it_begins() {
        List<Defect> found = judged(with("NAD+CN+++ALSTER HANDELS GMBH", ""));
        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.check()).isEqualTo("manifest-consignee-missing");
            assertThat(d.sequence()).isEqualTo(1);
        });
        finds("manifest-consignor-missing", 3, null, with("NAD+CZ+++NINGBO PAINT CO", ""));
        finds("manifest-bill-missing", 3, null, with("CNI+2+COSU6123456781", "CNI+2"));
    }

    @Test
    void a_manifest_of_one_consignment_is_judged_by_its_heading() {
        List<String> one = new ArrayList<>(CLEAN.subList(0, 14));
        assertThat(judged(one)).isEmpty();
        one.remove("NAD+CN+++ALSTER HANDELS GMBH");
        finds("manifest-consignee-missing", null, null, one);
    }

    @Test
    void to_order_needs_somebody_to_notify_and_a_placeholder_is_none_of_both() {
        List<String> order = with("NAD+CN+++ELBE FARBEN KG", "NAD+CN+++TO ORDER OF SHIPPER");
        finds("manifest-order-without-notify", 3, null, order);
        order.add(order.indexOf("NAD+CZ+++NINGBO PAINT CO"), "NAD+NI+++HAFENSPEDITION NORD");
        assertThat(judged(order)).isEmpty();
        finds("manifest-party-placeholder", 3, "XXX", with("NAD+CN+++ELBE FARBEN KG", "NAD+CN+++XXX"));
    }

    @Test
    void packages_and_masses_must_add_up() {
        finds("packages-sum", null, "241", with("CNT+11:240", "CNT+11:241"));
        assertThat(judged(with("CNT+7:13930.5:KGM", "CNT+7:15000:KGM")))
                .extracting(Defect::check)
                .containsExactly("gross-mass-sum");
        assertThat(judged(light("CNT+7:15:KGM"))).isEmpty();
        assertThat(judged(light("CNT+7:14:KGM"))).isEmpty();
        assertThat(judged(light("CNT+7:16:KGM"))).extracting(Defect::check).containsExactly("gross-mass-sum");
        assertThat(judged(light("CNT+7:14.9:KGM"))).extracting(Defect::check).containsExactly("gross-mass-sum");
        List<String> net = new ArrayList<>(CLEAN);
        net.add(net.indexOf("MEA+AAE+G+KGM:12400") + 1, "MEA+AAE+AAL+KGM:12500");
        finds("net-above-gross", 3, "12500", net);
        finds("manifest-gross-mass-missing", 3, null, with("MEA+AAE+G+KGM:12400", ""));
    }

    @Test
    void a_description_that_says_nothing_or_is_missing_is_found() {
        finds(
                "vague-description",
                3,
                "GENERAL CARGO",
                with("FTX+AAA+++ACRYLIC WALL PAINT IN DRUMS", "FTX+AAA+++GENERAL CARGO"));
        finds("description-missing", 3, null, with("FTX+AAA+++ACRYLIC WALL PAINT IN DRUMS", ""));
    }

    @Test
    void a_manifest_lodged_after_arrival_is_late() {
        assertThat(judged(with("DTM+132:202403100600:203", "DTM+132:202403010600:203")))
                .extracting(Defect::check)
                .containsExactly("manifest-lodged-late");
    }

    @Test
    void what_stands_twice_on_a_bill_of_lading_is_found() {
        finds("manifest-bill-repeated", 3, "COSU6123456780", with("CNI+2+COSU6123456781", "CNI+2+COSU6123456780"));
        List<String> twice = with("FTX+AAA+++ELECTRIC TORCHES OF PLASTIC", "FTX+AAA+++LED DESK LAMPS OF ALUMINIUM");
        twice.set(twice.indexOf("GID+2+40:CT"), "GID+2+120:CT");
        twice.set(twice.indexOf("MEA+AAE+G+KGM:550.25"), "MEA+AAE+G+KGM:980.25");
        finds("manifest-item-repeated", 2, "LED DESK LAMPS OF ALUMINIUM", twice);
    }

    @Test
    void the_same_goods_on_a_later_manifest_are_known_but_a_replacement_may_repeat_them() {
        Checks checks = Checks.standard();
        assertThat(checks.check(manifest(CLEAN))).isEmpty();
        assertThat(checks.check(manifest(CLEAN))).isEmpty();
        assertThat(checks.check(manifest(with("BGM+785+MAN-1+9", "BGM+785+MAN-2+9"))))
                .extracting(Defect::check)
                .containsExactly("manifest-item-known", "manifest-item-known", "manifest-item-known");
    }

    @Test
    void every_check_of_manifests_speaks_french() {
        List<String> english = Checks.standard().describe(Locale.ENGLISH).stream()
                .filter(d -> d.id().startsWith("manifest-"))
                .map(Checks.Description::what)
                .toList();
        List<String> french = Checks.standard().describe(Locale.FRENCH).stream()
                .filter(d -> d.id().startsWith("manifest-"))
                .map(Checks.Description::what)
                .toList();
        assertThat(french).hasSameSizeAs(english).hasSizeGreaterThan(10).doesNotContainAnyElementsOf(english);
    }

    /** Bills that no journey is named of yet (US ACE), and export sub-manifests that name declarations (Australia). */
    @Test
    void a_list_below_a_manifest_is_not_asked_for_what_the_manifest_says() {
        List<String> list = new ArrayList<>(List.of(
                "BGM+87+S-1+9", "CNI+1", "RFF+TN:AAAAGPGHL", "GID+1", "RFF+HWB:H1", "GID+2", "FTX+AAA+++SHIRTS"));
        assertThat(judged(list)).isEmpty();
        list.set(0, "BGM+85+S-1+9");
        assertThat(judged(list))
                .extracting(Defect::check)
                .contains("manifest-carrier-missing", "manifest-bill-missing");
    }

    @Test
    void a_report_of_a_conveyance_without_goods_lacks_no_bill_and_no_parties() {
        List<String> report = List.of(
                "BGM+98+REP1+9",
                "DTM+137:202403051200:203",
                "DTM+132:202403100600:203",
                "TDT+20+045W+1++COSU:172:20+++9795610:146::COSCO SHIPPING STAR",
                "LOC+11+DEHAM",
                "NAD+MS+DE555444333222111");
        assertThat(Checks.standard().check(manifest(report)))
                .extracting(Defect::check)
                .doesNotContain("manifest-bill-missing", "manifest-consignee-missing", "manifest-consignor-missing");
        List<String> goods = new ArrayList<>(report);
        goods.addAll(List.of("CNI+1", "GID+1+120:CT", "FTX+AAA+++LED DESK LAMPS OF ALUMINIUM"));
        assertThat(Checks.standard().check(manifest(goods)))
                .extracting(Defect::check)
                .contains("manifest-bill-missing", "manifest-consignee-missing", "manifest-consignor-missing");
    }

    /** Of 14.4 kg in all: totals without decimals are rounded to kilograms on waybills. */
    private static List<String> light(String total) {
        return CLEAN.stream()
                .map(s -> s.replace("KGM:980.25", "KGM:1.2")
                        .replace("KGM:550.25", "KGM:0.9")
                        .replace("KGM:12400", "KGM:12.3"))
                .map(s -> s.replace("CNT+7:13930.5:KGM", total))
                .toList();
    }
}
