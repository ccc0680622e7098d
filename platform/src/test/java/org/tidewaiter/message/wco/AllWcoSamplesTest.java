package org.tidewaiter.message.wco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

/** All samples of HMRC's declaration service, where they are at hand (Apache-2.0; not shipped whole). */
@Tag("slow")
class AllWcoSamplesTest {
    private static final WcoXml WCO = new WcoXml();

    /** A comment of it holds two hyphens and swallows a start tag: no XML parser takes it. */
    private static final String NOT_XML = "TT_EX002a.xml";

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void find() throws IOException {
        for (String place : List.of("../shared", "../../shared")) {
            Path samples = Path.of(place, "data/wco-xml/samples");
            if (FILES.isEmpty() && Files.isDirectory(samples)) {
                try (Stream<Path> files = Files.walk(samples)) {
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().forEach(FILES::add);
                }
            }
        }
        assumeTrue(!FILES.isEmpty(), "the samples are not at hand: shared/data/wco-xml/samples");
    }

    @Test
    void every_sample_is_recognised_and_all_but_the_broken_one_are_read() throws IOException {
        for (Path file : FILES) {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(WCO.recognises(Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16))))
                    .as("%s is recognised", file)
                    .isTrue();
            List<ReadResult> read = Reading.all(WCO, bytes);
            assertThat(read).as("%s", file).hasSize(1);
            assertThat(read.getFirst() instanceof UnreadableMessage)
                    .as("%s: %s", file, read.getFirst())
                    .isEqualTo(file.endsWith(NOT_XML));
        }
    }

    @Test
    void no_value_is_dropped_every_one_is_in_a_field_a_line_or_an_addition() throws IOException {
        long leaves = 0;
        long inFields = 0;
        long additions = 0;
        for (Message message : messages()) {
            List<String> paths = Reading.leaves(Objects.requireNonNull(message.tree()));
            Set<String> fields =
                    Reading.given(message).map(GivenValue::path).collect(Collectors.toCollection(HashSet::new));
            fields.retainAll(new HashSet<>(paths));
            Reading.assertNothingLost(message);
            leaves += paths.size();
            inFields += fields.size();
            additions += message.additions().size();
        }
        System.out.println(
                "WCO samples: " + leaves + " values, " + inFields + " in fields, " + additions + " additions");
        assertThat(inFields).isGreaterThan(leaves / 4);
    }

    @Test
    void items_are_as_many_as_the_text_has_and_as_the_declaration_says() throws IOException {
        for (Message message : messages()) {
            int tags = message.original()
                            .replaceAll("(?s)<!--.*?-->", "")
                            .split("<(\\w+:)?GovernmentAgencyGoodsItem[\\s>]", -1)
                            .length
                    - 1;
            assertThat(message.items()).as(message.original()).hasSize(tags);
            String said = message.heading().text(Field.ITEM_COUNT);
            if (said != null && message.kind() == Message.Kind.DECLARATION) {
                assertThat(tags).isEqualTo(Integer.parseInt(said));
            }
        }
    }

    @Test
    void declarations_have_an_id_items_and_codes_and_responses_name_their_declaration() throws IOException {
        Map<String, Integer> events = new TreeMap<>();
        int withoutCode = 0;
        for (Message message : messages()) {
            message.events().forEach(e -> events.merge(message.kind() + " " + e.code(), 1, Integer::sum));
            if (message.kind() == Message.Kind.DECLARATION) {
                assertThat(message.heading().text(Field.DECLARATION_ID)).isNotBlank();
                assertThat(message.items()).isNotEmpty();
                message.items().stream()
                        .filter(i -> i.text(Field.HS_CODE) != null)
                        .forEach(i ->
                                assertThat(i.text(Field.HS_CODE)).as(i.path()).matches("\\d{8}(\\d\\d)?"));
                withoutCode += message.items().stream().allMatch(i -> i.text(Field.HS_CODE) == null) ? 1 : 0;
            } else if (message.original().contains("<Response>")) {
                assertThat(message.heading().text(Field.DECLARATION_ID)).matches("\\d\\d[A-Z]{2}\\w{14}");
                assertThat(message.events()).as(message.original()).hasSize(1);
            }
        }
        assertThat(withoutCode)
                .as("customs clearance requests, which need no tariff code")
                .isEqualTo(15);
        assertThat(events)
                .containsEntry("RESPONSE ACCEPTED", 52)
                .containsEntry("RESPONSE TAX_ASSESSED", 95)
                .containsEntry("RESPONSE CLEARED", 50);
    }

    private static List<Message> messages() throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Path file : FILES) {
            Reading.all(WCO, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).stream()
                    .filter(Message.class::isInstance)
                    .map(Message.class::cast)
                    .forEach(messages::add);
        }
        return messages;
    }
}
