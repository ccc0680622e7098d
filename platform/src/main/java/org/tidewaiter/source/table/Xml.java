package org.tidewaiter.source.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a workbook as streams of elements. Elements are told by their local names: strict Open XML has other
 * namespaces than what Excel usually writes, and some programs write prefixes. Entities that a file declares itself are not
 * followed.
 */
final class Xml {
    /** No cell holds more: Excel ends at 32,767 characters. */
    private static final int LONGEST = 4_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** The text of the element that was just begun, with that of elements inside; the reader then stands at its end. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(xml, text);
                default -> {}
            }
        }
        return text.toString();
    }

    private static void append(XMLStreamReader xml, StringBuilder text) throws XMLStreamException {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > LONGEST) {
            throw new XMLStreamException("a text of more than " + LONGEST + " characters");
        }
    }

    /** The text of a shared or inline string: its own or that of its runs, without the reading aid of East Asian scripts. */
    static String richText(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> text.append(text(xml));
                    case "rPh" -> text(xml);
                    default -> depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML cannot hold are written as {@code _x000D_}. */
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (; at >= 0; at = text.indexOf("_x", at + 1)) {
            if (at + 7 <= text.length() && at >= from && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
                plain.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                from = at + 7;
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** An attribute by its local name; empty where there is none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int a = 0; a < xml.getAttributeCount(); a++) {
            if (xml.getAttributeLocalName(a).equals(name)) {
                return xml.getAttributeValue(a);
            }
        }
        return "";
    }

    /** Whether an attribute says yes: {@code 1} or {@code true}. */
    static boolean isTrue(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("on");
    }
}
