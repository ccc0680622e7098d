package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.message.MessageFormat;

class LongEnvelopeTest {
    private static final int START = 64 * 1024;

    /** Wherever the start tag falls in a window, also parted by its end. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, 0",
        "UTF-8, 3",
        "UTF-8, 65530",
        "UTF-8, 65535",
        "UTF-8, 300000",
        "UTF-16LE, 65530",
        "UTF-16BE, 131071"
    })
    void a_message_behind_a_long_header_is_found(String encoding, int further) throws IOException {
        String text = "<?xml version='1.0' encoding='" + encoding.substring(0, encoding.startsWith("UTF-16") ? 6 : 5)
                + "'?><Batch><Note>" + "x".repeat(START + further) + "</Note><ASYCUDA><Item/></ASYCUDA></Batch>";
        assertThat(found(text.getBytes(Charset.forName(encoding))).map(MessageFormat::name))
                .contains("asycuda-xml");
    }

    @Test
    void what_has_none_and_what_is_no_xml_are_none() throws IOException {
        String rows = "<Row>1</Row>".repeat(20_000);
        assertThat(found(("<Batch>" + rows + "</Batch>").getBytes())).isEmpty();
        assertThat(found(("a;b\n" + "1;2\n".repeat(20_000) + "<ASYCUDA></ASYCUDA>").getBytes()))
                .isEmpty();
    }

    private static Optional<MessageFormat> found(byte[] file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(file)) {
            return LongEnvelope.formatBehind(in.readNBytes(START), in);
        }
    }
}
