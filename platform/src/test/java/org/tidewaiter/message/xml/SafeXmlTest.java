package org.tidewaiter.message.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewaiter.message.Element;

@Timeout(60)
class SafeXmlTest {
    private static final SafeXml XML = new SafeXml("m");

    @Test
    void a_document_gives_its_tree_with_positions_and_prefixes_in_the_paths() throws IOException {
        List<XmlPiece> pieces = read("<?xml version='1.0'?>\n"
                + "<!-- c --><x:m xmlns:x='urn:x' a='1'> <i>A &amp; B</i><i><![CDATA[<C>]]></i></x:m>");
        XmlPiece.Tree tree = (XmlPiece.Tree) pieces.getFirst();
        assertThat(pieces).hasSize(1);
        assertThat(tree.line()).isEqualTo(2);
        assertThat(tree.original()).startsWith("<x:m").endsWith("</x:m>");
        assertThat(tree.root().name()).isEqualTo("m");
        assertThat(tree.root().attributes()).containsExactly(java.util.Map.entry("a", "1"));
        assertThat(tree.root().children()).extracting(Element::path).containsExactly("/x:m[1]/i[1]", "/x:m[1]/i[2]");
        assertThat(tree.root().children()).extracting(Element::text).containsExactly("A & B", "<C>");
    }

    /** {@code xsi:nil} is of XML and says that nothing is there: it is no value that the message brought. */
    @Test
    void an_element_that_is_nil_says_nothing() throws IOException {
        XmlPiece.Tree tree = (XmlPiece.Tree)
                read("<m xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><i xsi:nil='true' unit='KGM'/><j nil='7'/></m>")
                        .getFirst();
        assertThat(tree.root().children().getFirst().attributes()).containsExactly(java.util.Map.entry("unit", "KGM"));
        assertThat(tree.root().children().getLast().attributes()).containsExactly(java.util.Map.entry("nil", "7"));
    }

    @Test
    void messages_in_a_wrapper_and_documents_in_a_row_are_read_one_by_one() throws IOException {
        String wrapped = "<all xmlns:x='u'><head/><x:m><i>1</i></x:m>\n<x:m/>\n</all>";
        String rows = "<?xml version='1.0'?><m><i>3</i></m><?xml version='1.0'?>\n<m><i>4</i></m>";
        assertThat(trees(wrapped + rows)).containsExactly("1", null, "3", "4");
    }

    @Test
    void what_stands_around_messages_goes_with_the_one_it_is_about() throws IOException {
        List<XmlPiece> pieces = read(
                "<?xml version='1.0'?><s:all xmlns:s='u' id='A&amp;B'><head><n>7</n><Password>x</Password></head>"
                        + "<e><k>one</k><m/><after><![CDATA[<1>]]></after></e>\n<e><k>two</k><m/></e><end/>&lt;last </s:all>");
        assertThat(around(pieces.getFirst()))
                .containsExactly(
                        "/all/@id A&B",
                        "/all/head/n 7",
                        "/all/head/Password (a password, which is not kept)",
                        "/all/e/k one",
                        "/all/e/after <1>");
        assertThat(around(pieces.get(1))).containsExactly("/all/e/k two", "/all <last");
    }

    @Test
    void documents_in_a_row_keep_what_stands_around_each() throws IOException {
        String one = "<?xml version='1.0'?>\n<w a='1'><m/><t>x</t></w>\n";
        assertThat(read(one + one + "<m/>").stream().map(SafeXmlTest::around))
                .containsExactly(List.of("/w/@a 1", "/w/t x"), List.of("/w/@a 1", "/w/t x"), List.of());
    }

    @Test
    void what_stands_around_a_broken_message_stays_with_it_and_is_read_again_once_it_is_mended() throws IOException {
        String header = "<w a='A &amp; B'><h><id>7</id>\"quoted\"</h><user-password>secret</user-password>";
        List<XmlPiece> pieces = read(header + "<m><i>2</j></m><m/></w>");
        XmlPiece.Broken broken = (XmlPiece.Broken) pieces.getFirst();
        assertThat(broken.original()).endsWith("<m><i>2</j></m>").doesNotContain("secret");
        assertThat(around(pieces.get(1))).isEmpty();
        List<XmlPiece> mended = read(broken.original().replace("</j>", "</i>"));
        assertThat(around(mended.getFirst()))
                .isEqualTo(around(read(header + "<m/></w>").getFirst()))
                .contains("/w/@a A & B", "/w/h \"quoted\"");
        XmlPiece.Tree tree = (XmlPiece.Tree) mended.getFirst();
        assertThat(read(tree.original()))
                .hasSize(1)
                .first()
                .extracting(SafeXmlTest::around)
                .isEqualTo(around(tree));
    }

    @Test
    void a_message_in_cdata_is_read_with_what_stands_around_it_within_and_without() throws IOException {
        String inside = "<?xml version='1.0'?><batch><no>12</no><m><i>1</i></m></batch>";
        List<XmlPiece> pieces = read("<s><h>7</h><p><![CDATA[\n" + inside + "]]></p><f>end</f></s>");
        assertThat(pieces).hasSize(1);
        assertThat(around(pieces.getFirst())).containsExactly("/s/h 7", "/s/p/batch/no 12", "/s/f end");
        assertThat(trees("<s><![CDATA[<m><i>1</i></m>]]><![CDATA[<m><i>2</i></m>]]><c><![CDATA[no <b>]]></c></s>"))
                .containsExactly("1", "2");
        assertThat(trees("<s><![CDATA[<m><i>1</i>]]></s><m><i>2</i></m>")).containsExactly("broken", "2");
        assertThat(trees("<s><![CDATA[<m><i><![CDATA[1]]></i></m>]]></s>")).containsExactly("1");
    }

    @Test
    void a_section_longer_than_a_message_is_not_unpacked() throws IOException {
        String section = "<s><![CDATA[" + " ".repeat(XmlMessageLimits.USUAL.characters()) + "<m><i>1</i></m>]]></s>";
        assertThat(trees(section)).containsExactly("broken");
    }

    @Test
    void of_much_around_a_message_the_first_is_kept_and_the_rest_counted() throws IOException {
        String values = "<n>v</n>".repeat(EnclosingElements.MOST + 12);
        List<String> around = around(read("<w><long>" + "y".repeat(5_000) + "</long>" + values + "<m/></w>")
                .getFirst());
        assertThat(around).hasSize(EnclosingElements.MOST + 1);
        assertThat(around.getFirst())
                .startsWith("/w/long yyy")
                .endsWith("characters are kept)")
                .hasSizeLessThan(2_100);
        assertThat(around.getLast())
                .isEqualTo("envelope.left_out 13 values beyond the first " + EnclosingElements.MOST);
        assertThat(around(read("<a>".repeat(100_000) + "<n>x</n><m/>").getFirst()))
                .hasSize(1);
    }

    private static List<String> around(XmlPiece piece) {
        return ((XmlPiece.Tree) piece)
                .around().stream().map(a -> a.name() + " " + a.text()).toList();
    }

    @Test
    void a_broken_message_keeps_its_text_and_the_next_ones_are_read() throws IOException {
        List<XmlPiece> pieces = read("<all>\n<m><i>1</i></m>\n<m><i>2</j></m>\n<m><i>3</i></m></all>");
        assertThat(pieces).hasSize(3);
        XmlPiece.Broken broken = (XmlPiece.Broken) pieces.get(1);
        assertThat(broken.original()).isEqualTo("<m><i>2</j></m>");
        assertThat(broken.ordinal()).isEqualTo(2);
        assertThat(broken.path()).startsWith("line 3, column ");
        assertThat(broken.reason()).startsWith("is not well-formed: ").endsWith("(" + broken.path() + ")");
        assertThat(pieces.get(2)).isInstanceOf(XmlPiece.Tree.class);
    }

    @Test
    void whatever_is_left_open_ends_with_the_next_message() throws IOException {
        for (String open : List.of("<m><i>", "<m", "<m a='", "<m><!-- ", "<m><![CDATA[ ", "<m><?pi ", "<m></i>")) {
            assertThat(trees(open + "\n<?xml version='1.0'?><m><i>2</i></m>"))
                    .as(open)
                    .containsExactly("broken", "2");
            assertThat(trees(open + "\n<m><i>2</i></m>")).as(open).containsExactly("broken", "2");
        }
    }

    @Test
    void an_end_without_a_start_is_a_broken_message() throws IOException {
        assertThat(trees("<n><i>1</i></m><m><i>2</i></m>")).containsExactly("broken", "2");
    }

    @Test
    void a_stream_without_a_message_is_broken_and_an_empty_one_is_nothing() throws IOException {
        assertThat(read("hello <b>there</b>")).singleElement().isInstanceOf(XmlPiece.Broken.class);
        assertThat(read(" \n")).isEmpty();
    }

    @Test
    void the_encoding_is_that_of_the_mark_or_the_declaration() throws IOException {
        String latin = "<?xml version='1.0' encoding='ISO-8859-1'?><m><i>é</i></m>";
        assertThat(trees(latin, StandardCharsets.ISO_8859_1)).containsExactly("é");
        assertThat(trees("\uFEFF<m><i>é</i></m>", StandardCharsets.UTF_8)).containsExactly("é");
        assertThat(trees("\uFEFF<m><i>é</i></m>", StandardCharsets.UTF_16LE)).containsExactly("é");
        assertThat(trees("\uFEFF<m><i>é</i></m>", StandardCharsets.UTF_16BE)).containsExactly("é");
        assertThat(trees("<?xml version='1.0' encoding='none-such'?><m><i>é</i></m>", StandardCharsets.UTF_8))
                .containsExactly("é");
    }

    @Test
    void an_external_entity_is_not_fetched() throws IOException {
        String attack = "<?xml version='1.0'?><!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><m><i>&x;</i></m>";
        assertThat(read(attack)).singleElement().isInstanceOfSatisfying(XmlPiece.Broken.class, b -> {
            assertThat(b.reason()).contains("document type");
            assertThat(b.original()).isEqualTo("<m><i>&x;</i></m>");
        });
        assertThat(trees("<m><i>&x;</i></m>")).containsExactly("broken");
        assertThat(trees("<m><!DOCTYPE m [<!ENTITY x 'y'>]><i>&x;</i></m>")).containsExactly("broken");
    }

    @Test
    void a_billion_laughs_are_not_laughed() throws IOException {
        StringBuilder attack = new StringBuilder("<?xml version='1.0'?><!DOCTYPE m [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 10; i++) {
            attack.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        assertThat(trees(attack + "]><m><i>&a9;</i></m><?xml version='1.0'?><m><i>2</i></m>"))
                .containsExactly("broken", "2");
    }

    @Test
    void depth_elements_and_size_are_bounded_and_the_next_message_is_read() throws IOException {
        String next = "<m><i>2</i></m>";
        assertThat(trees("<m>" + "<i>".repeat(100_000) + "</i>".repeat(100_000) + "</m>" + next))
                .containsExactly("broken", "2");
        SafeXml small = new SafeXml(Set.of("m"), new XmlMessageLimits(3, 4, 1000));
        assertThat(trees(small, "<m><i/><i/><i/><i/></m>" + next)).containsExactly("broken", "2");
        assertThat(trees(small, "<m><i>" + "x".repeat(2000) + "</i></m>" + next))
                .containsExactly("broken", "2");
        assertThat(trees(small, "<m><i>" + "x".repeat(2000) + "\n" + next)).containsExactly("broken", "2");
        assertThat(trees(small, " ".repeat(3000) + "<b/>".repeat(3000) + next)).containsExactly("2");
    }

    @Test
    void long_names_deep_down_do_not_fill_the_memory_with_paths() throws IOException {
        String name = "n".repeat(900);
        String deep = ("<" + name + ">").repeat(90);
        assertThat(read("<m>" + deep + "<i/>".repeat(900_000)))
                .singleElement()
                .isInstanceOfSatisfying(
                        XmlPiece.Broken.class, b -> assertThat(b.reason()).contains("names too long"));
    }

    @Test
    @Tag("slow")
    void many_starts_in_a_row_are_many_broken_messages() throws IOException {
        assertThat(read("<m".repeat(50_000))).hasSize(50_000).allMatch(XmlPiece.Broken.class::isInstance);
    }

    @Test
    void a_hundred_megabytes_of_text_are_passed_and_the_next_message_is_read() throws IOException {
        byte[] mega = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream("<m><i>".getBytes(StandardCharsets.US_ASCII)));
        for (int i = 0; i < 100; i++) {
            parts.add(new ByteArrayInputStream(mega));
        }
        parts.add(new ByteArrayInputStream("</i></m><m><i>2</i></m>".getBytes(StandardCharsets.US_ASCII)));
        List<XmlPiece> pieces = new ArrayList<>();
        XML.read(new SequenceInputStream(Collections.enumeration(parts)), pieces::add);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).isInstanceOfSatisfying(XmlPiece.Broken.class, b -> {
            assertThat(b.reason()).contains("longer than");
            assertThat(b.original()).hasSize(XmlMessageLimits.USUAL.characters());
        });
        assertThat(pieces.get(1)).isInstanceOf(XmlPiece.Tree.class);
    }

    @Test
    @Tag("slow")
    void many_things_left_open_do_not_take_quadratic_time() throws IOException {
        assertThat(read("<m><!-- ".repeat(200_000))).hasSizeBetween(1, 200_000);
    }

    @Test
    void a_file_is_known_by_the_root_of_its_first_message() {
        byte[] start = "<?xml version='1.0'?><!-- <m> --><w><x:m xmlns:x='u'><i>".getBytes(StandardCharsets.UTF_8);
        assertThat(XML.opening(start)).contains(new SafeXml.StartTag("m", "<x:m xmlns:x='u'>"));
        assertThat(XML.opening("m,n\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(XML.opening(new byte[0])).isEmpty();
    }

    private static List<XmlPiece> read(String text) throws IOException {
        List<XmlPiece> pieces = new ArrayList<>();
        XML.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), pieces::add);
        return pieces;
    }

    private static List<@Nullable String> trees(String text) throws IOException {
        return trees(text, StandardCharsets.UTF_8);
    }

    private static List<@Nullable String> trees(String text, Charset charset) throws IOException {
        return trees(XML, new ByteArrayInputStream(text.getBytes(charset)));
    }

    private static List<@Nullable String> trees(SafeXml xml, String text) throws IOException {
        return trees(xml, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text of the first {@code i} of each message, "broken" for a broken one. */
    private static List<@Nullable String> trees(SafeXml xml, InputStream in) throws IOException {
        List<@Nullable String> texts = new ArrayList<>();
        xml.read(
                in,
                piece -> texts.add(
                        switch (piece) {
                            case XmlPiece.Tree tree -> tree.root().textAt("i");
                            case XmlPiece.Broken _ -> "broken";
                        }));
        return texts;
    }
}
