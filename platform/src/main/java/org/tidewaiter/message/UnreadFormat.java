package org.tidewaiter.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of a format that is not read, told by its content: XML by the name of its root, and the formats of trade that are no
 * XML by how they begin. A table has none of these beginnings, so that nobody is sent to map the columns of what has none.
 *
 * @param what what the text is, to follow the file's name: {@code is XML whose root is <CC015C>, …}
 * @param remedy what to give instead
 */
public record UnreadFormat(String what, String remedy) {
    private static final Pattern FIRST_TAG = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)(?=[\\s/>])");
    /** A national version of a message of the EU behind its name: CC515CV1Sal. */
    private static final Pattern VERSION = Pattern.compile("V\\d\\w*$");

    /** A waybill of UBL has the name of one of IATA's. */
    private static final Pattern UBL = Pattern.compile("urn:oasis:names:specification:ubl:schema:xsd:\\w+-2");

    private static final Pattern NOT_TAGS =
            Pattern.compile("<!--.*?(?:-->|$)|<\\?.*?\\?>|<!DOCTYPE[^>\\[]*(?:\\[.*?\\]\\s*)?>", Pattern.DOTALL);

    /** ISA or, without the envelope, ST; the element separator is the sign after the tag, and terminates no tag. */
    private static final Pattern X12 = Pattern.compile(
            "(?:ISA([^A-Za-z0-9\\s])\\d\\d\\1.{0,120}|ST([^A-Za-z0-9\\s])(\\d{3})\\2.*)", Pattern.DOTALL);

    private static final Pattern X12_SET = Pattern.compile("(?:^|[~\\r\\n])\\s*ST[^A-Za-z0-9\\s](\\d{3})[^A-Za-z0-9]");

    private static final Set<String> READ_SETS = Set.of("309", "350", "355");

    /** What the sets are that people of transport and Customs have beside those that are read, as they follow the number. */
    private static final Map<String, String> X12_NAMES = Map.ofEntries(
            Map.entry("204", ", a load tender of a carrier by road"),
            Map.entry("210", ", an invoice of a carrier by road"),
            Map.entry("214", ", the status of a shipment"),
            Map.entry("301", ", a booking by sea, confirmed"),
            Map.entry("304", ", a shipping instruction"),
            Map.entry("310", ", a carrier's invoice for freight by sea"),
            Map.entry("312", ", a notice of arrival by sea"),
            Map.entry("315", ", the status of a container"),
            Map.entry("322", ", what a terminal did with a container"),
            Map.entry("352", ", a carrier's goods under general order"),
            Map.entry("353", ", events of carriers for Customs"),
            Map.entry("354", ", what manifests are kept"),
            Map.entry("356", ", a request for a permit to transfer"),
            Map.entry("357", ", a movement in bond"),
            Map.entry("358", ", the trip of a lorry or train with its crew"),
            Map.entry("404", ", a waybill of a railway"),
            Map.entry("810", ", a commercial invoice"),
            Map.entry("850", ", a purchase order"),
            Map.entry("856", ", a despatch advice"),
            Map.entry("997", ", an acknowledgement of syntax"),
            Map.entry("999", ", an acknowledgement of syntax"));

    /** An interchange has UNA and UNB before its messages; a message by itself begins with UNH. */
    private static final Pattern UNH =
            Pattern.compile("(?:UNA.{6}\\s*)?UNH([^A-Za-z0-9\\s])[^']{1,40}?\\1([A-Z]{6})[^A-Za-z].*", Pattern.DOTALL);

    private static final Pattern SMALL_LETTERS =
            Pattern.compile("(?:[uU][nN][aA].{6}\\s*)?unb([^A-Za-z0-9\\s])uno[a-z]", Pattern.DOTALL);

    /** A sign or some lines before an interchange; a table has separators in its lines, or quotes around a message. */
    private static final Pattern LATE_UNB = Pattern.compile(
            "((?:[^\\r\\n\";,\\t|]{0,200}\\R){0,10}?[^A-Za-z0-9\"\\r\\n]{0,3})(?:UNA.{6}\\s*)?UNB([^A-Za-z0-9\\s])(?:UNO[A-Z]|IAT[AB])[^A-Za-z].*",
            Pattern.DOTALL);

    /** Segments of a message behind what was an envelope once; a table has separators in its lines, or quotes around a message. */
    private static final Pattern HURT_UNB = Pattern.compile(
            "(?:[^\\r\\n\";,\\t|]{0,300}\\R){0,5}?[^\\r\\n\";,\\t|]{0,300}?(?<![A-Z0-9])UNH\\+[^'\";,\\t|]{1,40}?\\+([A-Z]{6}):[^'\";,\\t|]{1,60}'\\s*[A-Z]{3}\\+.*",
            Pattern.DOTALL);

    private static final Pattern CARGO_IMP = Pattern.compile(
            "(FWB|FHL|FFM|FSU|FSA|FBL|FBR|FFR|FFA|FMA|FNA|FRI|FRC|FSN|FXI|FXH|FXX)/\\d{1,2}\\s*\\R.*", Pattern.DOTALL);

    private static final Pattern JSON = Pattern.compile("\\s*[\\[{]");
    /** Names that only messages of the WCO have, before what they hold. */
    private static final Pattern WCO_NAME = Pattern.compile(
            "\"(?:[\\w.-]{1,20}:)?(?:(?:GoodsShipment|GovernmentAgencyGoodsItem)\"\\s*:\\s*[\\[{]|FunctionalReferenceID\"\\s*:)");

    private static final List<Root> ROOTS = roots();

    private record Root(Pattern name, String what) {}

    private static String whatIsRead() {
        return "give what is read: " + MessageFormats.words() + ", or a table";
    }

    /** What a text is that begins so; nothing where it may be a table, or a web page or office document. */
    public static Optional<UnreadFormat> of(String start) {
        String text = start.startsWith("\uFEFF") ? start.substring(1) : start;
        String bare = text.stripLeading();
        return bare.startsWith("<") ? WrappedMessage.inXml(bare).or(() -> xml(bare)) : other(bare);
    }

    /** A message that is a value in JSON which begins so; asked only of what is no table, as the cells of one may hold messages. */
    public static Optional<UnreadFormat> inJson(String start) {
        String bare = start.stripLeading();
        return bare.startsWith("{") || bare.startsWith("[") ? WrappedMessage.inJson(bare) : Optional.empty();
    }

    /**
     * A message of the WCO Data Model that is written in JSON and begins so, where it is asked for as a table: it would lose what repeats in it, and
     * what the codes beside its values mean.
     */
    public static Optional<UnreadFormat> wcoInJson(String start) {
        String bare = start.startsWith("\uFEFF") ? start.substring(1) : start;
        return JSON.matcher(bare).lookingAt() && WCO_NAME.matcher(bare).find()
                ? Optional.of(new UnreadFormat(
                        "is of the WCO Data Model in JSON, and no table",
                        "give the message as it was received, with the name of its root (Declaration, Response, MetaData) around it, or say in a"
                                + " mapping what its values are as columns of a table (--mapping)"))
                : Optional.empty();
    }

    private static Optional<UnreadFormat> xml(String text) {
        Matcher tag = FIRST_TAG.matcher(NOT_TAGS.matcher(text).replaceAll(""));
        if (!tag.find()) {
            return Optional.empty();
        }
        String root = tag.group(1);
        String inside = root.endsWith("Envelope") ? inBody(tag) : "";
        boolean ofUbl = UBL.matcher(text).find();
        String named = inside.isEmpty()
                ? ofUbl ? ", a commercial document (UBL)," : known(root)
                : " and whose Body holds <" + inside + ">"
                        + known(VERSION.matcher(inside).replaceFirst(""));
        return Optional.of(new UnreadFormat(
                "is XML whose root is <" + root + ">" + named + " and no message of a format that is known here",
                whatIsRead()));
    }

    /** The name of the first element in the body of an envelope, from its root on; empty where it is not there. */
    private static String inBody(Matcher tags) {
        boolean body = false;
        while (tags.find()) {
            if (body) {
                return tags.group(1);
            }
            body = tags.group(1).equals("Body");
        }
        return "";
    }

    private static String known(String root) {
        return ROOTS.stream()
                .filter(r -> r.name().matcher(root).matches())
                .findFirst()
                .map(r -> ", a " + r.what() + ",")
                .orElse("");
    }

    private static Optional<UnreadFormat> other(String text) {
        Optional<UnreadFormat> packed = WrappedMessage.packed(text);
        if (packed.isPresent()) {
            return packed;
        }
        if (X12.matcher(text).lookingAt()) {
            Matcher set = X12_SET.matcher(text);
            boolean found = set.find();
            if (found && READ_SETS.contains(set.group(1))) {
                return Optional.of(new UnreadFormat(
                        "is ANSI X12 (transaction set " + set.group(1) + ") whose envelope is not whole",
                        "give the whole interchange as it was received, from ISA to IEA"));
            }
            String which =
                    found ? " (transaction set " + set.group(1) + X12_NAMES.getOrDefault(set.group(1), "") + ")" : "";
            return Optional.of(
                    new UnreadFormat("is an ANSI X12 interchange" + which + ", which is not read", whatIsRead()));
        }
        if (SMALL_LETTERS.matcher(text).lookingAt()) {
            return Optional.of(new UnreadFormat(
                    "is a UN/EDIFACT interchange in small letters, which ISO 9735 does not have in its tags and codes",
                    "give it as it was received, with the letters that it had there"));
        }
        Matcher message = UNH.matcher(text);
        if (message.matches()) {
            return Optional.of(new UnreadFormat(
                    "is a UN/EDIFACT message (" + message.group(2) + ") without its envelope: it has no UNB",
                    "give the whole interchange as it was received, from UNA or UNB to UNZ"));
        }
        Matcher late = LATE_UNB.matcher(text);
        String before = late.matches() ? late.group(1).strip() : "";
        if (!before.isEmpty()) {
            return Optional.of(new UnreadFormat(
                    "is a UN/EDIFACT interchange with something before its UNA or UNB: '"
                            + before.substring(0, Math.min(before.length(), 60)) + "'",
                    "take that away, so that the file begins with UNA or UNB as it was received"));
        }
        Matcher hurt = HURT_UNB.matcher(text);
        if (late.matches() || hurt.matches()) {
            return Optional.of(new UnreadFormat(
                    "is a UN/EDIFACT interchange whose UNA or UNB is not whole, or has other signs than it says",
                    "give it as it was received, from UNA or UNB to UNZ"));
        }
        Matcher cargo = CARGO_IMP.matcher(text);
        if (cargo.matches()) {
            return Optional.of(new UnreadFormat(
                    "is an IATA Cargo-IMP message (" + cargo.group(1) + "), which is not read", whatIsRead()));
        }
        return Optional.empty();
    }

    private static List<Root> roots() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UnreadFormat.class.getResourceAsStream("unread-roots.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .map(w -> new Root(Pattern.compile(w[0]), w[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
