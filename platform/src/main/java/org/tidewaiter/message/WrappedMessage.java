package org.tidewaiter.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that was made the text of something else, as services pass them on: in Base64 or hexadecimal digits, or as a value in JSON or
 * XML. Told by its content, with how to take it out; it is not unpacked here, as its bytes and encoding are whose who packed it.
 */
final class WrappedMessage {
    /** Fewer signs may be a word or a number. */
    private static final int SHORTEST = 60;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{" + SHORTEST + ",}+");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){" + SHORTEST + ",}+");

    /** How messages begin, with what may stand for line ends before it. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:\\s|\\\\[nrt])*+(?:(UNA.{6}(?:\\s|\\\\[nrt])*+UNB|UNB[^A-Za-z0-9\\s](?:UNO[A-Z]|IAT[AB]))|(ISA([^A-Za-z0-9\\s])\\d\\d\\3)|"
                    + "(<\\?xml\\s|&lt;\\?xml\\s|&lt;[A-Za-z_]))",
            Pattern.DOTALL);

    private static final Pattern JSON_VALUE = Pattern.compile("\"([^\"\\\\]{1,80})\"\\s*:\\s*\"");
    private static final Pattern XML_TEXT =
            Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)(?:\\s[^<>]*)?>\\s*(?:<!\\[CDATA\\[)?");

    /** An element at the beginning of a value of JSON; in XML it is only the next element. */
    private static final Pattern ELEMENT = Pattern.compile("\\s*<[A-Za-z_][\\w.:-]*[\\s/>\\\\]");

    private WrappedMessage() {}

    /** A text that is nothing but a message in Base64 or hexadecimal digits, by its first characters. */
    static Optional<UnreadFormat> packed(String start) {
        return unpacked(start)
                .map(what -> new UnreadFormat(
                        "is " + what + " and no table", "decode it, and load the file that comes out of it"));
    }

    /** A message in a value of JSON, by its first characters. */
    static Optional<UnreadFormat> inJson(String start) {
        return valued(start, JSON_VALUE, "is JSON that holds, in \"", "\",");
    }

    /** A message in the text of an element, by the first characters of the XML around it. */
    static Optional<UnreadFormat> inXml(String start) {
        return valued(start, XML_TEXT, "is XML that holds, in <", "> as text,");
    }

    private static Optional<UnreadFormat> valued(String start, Pattern values, String before, String behind) {
        Matcher value = values.matcher(start);
        while (value.find()) {
            String text = start.substring(value.end());
            boolean element = values == JSON_VALUE && ELEMENT.matcher(text).lookingAt();
            Optional<String> what =
                    element ? Optional.of("a message of XML") : named(text).or(() -> unpacked(until(text)));
            if (what.isPresent()) {
                return Optional.of(new UnreadFormat(
                        before + value.group(1) + behind + " " + what.get(),
                        "take that value out, written to a file of its own without the signs that only its wrapping needs, and"
                                + " load that"));
            }
        }
        return Optional.empty();
    }

    private static String until(String text) {
        int end = 0;
        while (end < text.length() && "\"<]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static Optional<String> named(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(
                beginning.group(1) != null
                        ? "a UN/EDIFACT interchange"
                        : beginning.group(2) != null ? "an ANSI X12 interchange" : "a message of XML");
    }

    private static Optional<String> unpacked(String text) {
        String signs = text.replaceAll("\\\\[nr]|\\s", "").replace('-', '+').replace('_', '/');
        String bare = signs.replaceAll("=+$", "");
        if (HEX.matcher(bare).matches()) {
            byte[] bytes = HexFormat.of().parseHex(bare.substring(0, bare.length() / 2 * 2));
            return content(bytes).map(what -> what + " in hexadecimal digits");
        }
        if (!BASE64.matcher(bare).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getDecoder().decode(bare.substring(0, bare.length() / 4 * 4));
        return content(bytes).map(what -> what + " in Base64");
    }

    /** What bytes are that were packed: a message, or one that was compressed before. */
    private static Optional<String> content(byte[] bytes) {
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u001f\u008b") || start.startsWith("PK\u0003\u0004")) {
            return Optional.of("a compressed file");
        }
        String bare = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        Optional<String> named = named(bare);
        return named.isPresent() || MessageFormats.recognise(bytes).isEmpty() ? named : Optional.of("a message of XML");
    }
}
