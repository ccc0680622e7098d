package org.tidewaiter.message.asycuda;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.xml.SafeXml;

/**
 * The Single Administrative Document of ASYCUDA World as it exports and imports it: {@code <ASYCUDA>} with a heading and an
 * {@code <Item>} per goods item. What differs by country and release is read as it comes: empty values as {@code <null/>}, white space
 * inside codes, decimal commas, dates with the day or the month first (the dates of the message decide; where none does, the day
 * is first and the date as written is kept as an addition too). Source: UNCTAD's ASYCUDA World SAD XML as integrators publish it.
 */
public final class AsycudaXml implements MessageFormat {
    private static final SafeXml XML = new SafeXml("ASYCUDA", "Asycuda", "asycuda");

    @Override
    public String name() {
        return "asycuda-xml";
    }

    @Override
    public String words() {
        return "ASYCUDA's SAD (<ASYCUDA>)";
    }

    @Override
    public boolean recognises(byte[] start) {
        return XML.opening(start).isPresent();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        XML.readEach(in, tree -> Sad.of(tree.root()).message(name(), tree.ordinal(), tree.original()), sink);
    }
}
