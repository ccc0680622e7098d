package org.tidewaiter.message.aircargo;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * IATA Cargo-XML: the air waybill (XFWB), the house waybill (XFZB), the house manifest (XFHL) and the flight manifest (XFFM). A waybill
 * goes by its number and is one item; a house manifest goes by its master waybill and has an item a house bill; a manifest goes by flight, day and place of departure and has an item a consignment and unit load. Source: the message
 * structures of IATA's Cargo-XML toolkit, as airlines and integrators publish them.
 */
public final class CargoXml implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(CargoXml.class, "messages.tsv");

    @Override
    public String name() {
        return "cargo-xml";
    }

    @Override
    public boolean recognises(byte[] start) {
        return MESSAGES.opening(start).filter(o -> o.tag().contains("iata:")).isPresent();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        MESSAGES.read(name(), in, sink);
    }
}
