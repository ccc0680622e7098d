package org.tidewaiter.message.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.message.Element;

class KnownPathsTest {
    private final KnownPaths paths = new KnownPaths();

    private Element read(String xml) {
        return Objects.requireNonNull(
                new TreeReader(XmlMessageLimits.USUAL, paths).read(xml).root());
    }

    @Test
    void messages_share_the_paths_of_their_elements() {
        String xml = "<A><i>1</i><b/><i>2</i><i><c>3</c></i></A>";
        Element one = read(xml);
        Element other = read(xml);
        assertThat(one.children().stream().map(Element::path))
                .containsExactly("/A[1]/i[1]", "/A[1]/b[1]", "/A[1]/i[2]", "/A[1]/i[3]");
        assertThat(one.children().getLast().children().getFirst().path()).isEqualTo("/A[1]/i[3]/c[1]");
        assertThat(other).isEqualTo(one);
        for (int i = 0; i < one.children().size(); i++) {
            assertThat(other.children().get(i).path())
                    .isSameAs(one.children().get(i).path());
        }
    }

    @Test
    void more_paths_than_are_kept_are_right_too() {
        StringBuilder wide = new StringBuilder("<A>");
        IntStream.range(0, 12_000).forEach(n -> wide.append("<i><v/></i>"));
        IntStream.range(0, 2_000).forEach(n -> wide.append("<n%d/>".formatted(n)));
        String longName = "x".repeat(400);
        wide.append("<%s><v/><v/></%s></A>".formatted(longName, longName));
        for (int round = 0; round < 2; round++) {
            List<Element> children = read(wide.toString()).children();
            assertThat(children.get(11_999).path()).isEqualTo("/A[1]/i[12000]");
            assertThat(children.get(11_999).children().getFirst().path()).isEqualTo("/A[1]/i[12000]/v[1]");
            assertThat(children.get(13_999).path()).isEqualTo("/A[1]/n1999[1]");
            assertThat(children.getLast().children().getLast().path()).isEqualTo("/A[1]/" + longName + "[1]/v[2]");
        }
    }

    @Test
    void threads_find_the_same_paths() {
        String xml = "<A>" + "<i><v/></i>".repeat(500) + "</A>";
        List<CompletableFuture<Element>> all = IntStream.range(0, 8)
                .mapToObj(t -> CompletableFuture.supplyAsync(() -> read(xml)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(all.getFirst()
                        .join()
                        .children()
                        .getLast()
                        .children()
                        .getFirst()
                        .path())
                .isEqualTo("/A[1]/i[500]/v[1]");
    }
}
