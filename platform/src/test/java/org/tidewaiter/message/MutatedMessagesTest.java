package org.tidewaiter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewaiter.message.asycuda.AsycudaFlat;
import org.tidewaiter.message.asycuda.AsycudaXml;
import org.tidewaiter.message.wco.WcoXml;
import org.tidewaiter.message.x12.X12;

@Timeout(300)
@Tag("slow")
class MutatedMessagesTest {
    private static final int MUTATIONS = 200;

    private record Sample(MessageFormat format, Class<?> place, String name) {
        Sample(MessageFormat format, String name) {
            this(format, format.getClass(), name);
        }

        byte[] bytes() throws IOException {
            return Reading.resource(place, name).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A sample of a format without a class of its own. */
    private static Sample ofTables(String format, String path) {
        return new Sample(MessageFormats.named(format).orElseThrow(), MessageFormat.class, path);
    }

    private static final List<Sample> SAMPLES = Stream.concat(
                    Stream.of(
                                    "declaration",
                                    "accepted",
                                    "tax",
                                    "amendment",
                                    "arrival",
                                    "full-answer",
                                    "received-with-errors")
                            .map(n -> new Sample(new WcoXml(), n + ".xml")),
                    Stream.of(
                            new Sample(new AsycudaXml(), "sad-two-items.xml"),
                            new Sample(new AsycudaXml(), "sad-decimal-commas.xml"),
                            new Sample(new AsycudaFlat(), "world-flat.csv"),
                            new Sample(new AsycudaFlat(), "plusplus-tax-lines.csv"),
                            ofTables("asycuda-manifest", "awmds/manifest.xml"),
                            ofTables("ncts", "transit/cc015c.xml"),
                            ofTables("aes", "export/cc515c.xml"),
                            ofTables("eu-import", "imports/cc415c.xml"),
                            ofTables("eu-import", "imports/two.json"),
                            ofTables("cargo-xml", "aircargo/waybill.xml"),
                            ofTables("cargo-xml", "aircargo/manifest.xml"),
                            ofTables("cargo-xml", "aircargo/status.xml"),
                            ofTables("ics2", "ics2/ie3f10.xml"),
                            ofTables("ics2", "ics2/ie3f20.xml"),
                            new Sample(new X12(), "status-350.x12"),
                            new Sample(new X12(), "rejection-355.x12"),
                            new Sample(new X12(), "manifest-309.x12")))
            .toList();

    @Test
    void no_mutation_of_a_sample_makes_a_reader_fail_or_lose_count() throws IOException {
        for (Sample sample : SAMPLES) {
            byte[] bytes = sample.bytes();
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] mutated = mutated(bytes, new Random(seed));
                List<ReadResult> read = Reading.all(sample.format(), mutated);
                // a table that lost all rows but its header holds no message
                boolean rows =
                        new String(mutated, StandardCharsets.ISO_8859_1).strip().contains("\n");
                assertThat(rows && read.isEmpty())
                        .as("%s, seed %d, is lost", sample.name(), seed)
                        .isFalse();
                assertThat(read)
                        .as("%s, seed %d", sample.name(), seed)
                        .extracting(ReadResult::ordinal)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, read.size())
                                .mapToObj(n -> (long) n)
                                .toList());
                sample.format().recognises(mutated);
            }
        }
    }

    /** One to four times: a byte changed, a piece taken out, or a piece put in twice. */
    private static byte[] mutated(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 400));
            String piece = text.substring(from, to);
            text = switch (random.nextInt(3)) {
                case 0 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from + 1);
                case 1 -> text.substring(0, from) + text.substring(to);
                default -> text.substring(0, from) + piece + piece + text.substring(to);
            };
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
