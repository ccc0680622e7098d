package org.tidewaiter.source.table;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts that the cells of a workbook share, by their number: as bytes one after the other, not as a million objects. */
final class SharedStrings {
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    private SharedStrings() {}

    /** Those of a workbook whose cells share no text. */
    static SharedStrings none() {
        return new SharedStrings();
    }

    /** Reads the part; none where a workbook has no such part. */
    static SharedStrings read(@Nullable InputStream in) throws XMLStreamException {
        SharedStrings strings = new SharedStrings();
        if (in != null) {
            XMLStreamReader xml = Xml.open(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(Xml.richText(xml).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return strings;
    }

    private void add(byte[] text) {
        int start = start(count);
        if (start + text.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + text.length, 2 * bytes.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(text, 0, bytes, start, text.length);
        ends[count++] = start + text.length;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** The text of that number. */
    String get(int number) throws XMLStreamException {
        if (number < 0 || number >= count) {
            throw new XMLStreamException("a cell with the shared text " + number + ", of which there are " + count);
        }
        return new String(bytes, start(number), ends[number] - start(number), StandardCharsets.UTF_8);
    }
}
