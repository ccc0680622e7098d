package org.tidewaiter.message.xml;

import org.tidewaiter.engine.TidewaiterException;

/**
 * What one message may hold; a larger one is broken, and the next one is read.
 *
 * @param depth elements inside one another
 * @param elements elements in all
 * @param characters of text, markup included
 */
public record XmlMessageLimits(int depth, int elements, int characters) {
    /**
     * Room for a declaration of 10,000 items as ASYCUDA writes them (3 kB and 90 elements each), ten times deeper than any message
     * of Customs.
     */
    public static final XmlMessageLimits USUAL = new XmlMessageLimits(100, 1_000_000, 32 << 20);

    public XmlMessageLimits {
        if (depth < 1 || elements < 1 || characters < 1) {
            throw new TidewaiterException(
                    TidewaiterException.Kind.USAGE,
                    "A limit of an XML message is below one",
                    "Give a depth, a number of elements and a number of characters of at least 1");
        }
    }
}
