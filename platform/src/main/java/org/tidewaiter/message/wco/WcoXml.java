package org.tidewaiter.message.wco;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.message.xml.SafeXml;
import org.tidewaiter.message.xml.XmlMessageLimits;
import org.tidewaiter.message.xml.XmlPiece;

/**
 * Declarations of the WCO Data Model (3.6, and what other releases share with it), the responses of Customs to them, and notices of
 * arrival and departure under a consignment reference, bare or in any wrapper: MetaData, a request or an answer of a service, many in
 * one file. Source: WCO Data Model 3.6 declaration (DEC) and response (RES); HMRC's declaration service for the function codes.
 *
 * <p>Amendments, cancellations and presentations of goods do not declare anew what a declaration says: they are of the kind
 * {@link Message.Kind#RESPONSE}, with what they ask for as an event. All inside a message is kept; of an envelope whose name is none
 * known, its values beside the first message that it holds.
 */
public final class WcoXml implements MessageFormat {
    private static final int START = 1 << 16;

    /** Roots of messages; a colon may have got lost on the way (mdMetaData). */
    private static final Set<String> ROOTS = Set.of(
            "MetaData",
            "mdMetaData",
            "Declaration",
            "Response",
            "submitDeclarationRequest",
            "DeclarationFullResponse",
            "InventoryLinkingExportsInboundRequest",
            "InventoryLinkingImportsInboundRequest",
            "inventoryLinkingMovementRequest",
            "inventoryLinkingMovementResponse",
            "inventoryLinkingMovementTotalsResponse",
            "inventoryLinkingQueryRequest",
            "inventoryLinkingQueryResponse",
            "inventoryLinkingConsolidationRequest",
            "inventoryLinkingControlResponse",
            "inventoryLinkingImportsGoodsArrival",
            "InventoryLinkingImportsValidateMovementResponse",
            "InventoryLinkingImportsControlResponse");

    /** Names of wrappers that hold one message: a request to or an answer of a service about declarations or movements. */
    private static final Pattern WRAPPER = Pattern.compile(
            "\\w*MetaData|(?i:\\w*(declaration|inventory|movement)\\w*(request|response|query|arrival|notification))");

    private static final Pattern SEVERAL =
            Pattern.compile("<(?:[\\w.-]+:)?MetaData[\\s>].*<(?:[\\w.-]+:)?MetaData[\\s>]", Pattern.DOTALL);

    /** The first tag, past comments and instructions. */
    private static final Pattern FIRST_TAG =
            Pattern.compile("<!--.*?-->|<\\?.*?\\?>|<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)[\\s>/]", Pattern.DOTALL);

    private static final Pattern NOT_TAGS = Pattern.compile("<!--.*?-->|<\\?.*?\\?>", Pattern.DOTALL);

    /** A bare Declaration or Response is the WCO's when it names the WCO or has one of its elements. */
    private static final Pattern OF_WCO = Pattern.compile(
            "urn:?wco:?datamodel|<(?:[\\w.-]+:)?(FunctionalReferenceID|FunctionCode|GoodsShipment|WCOTypeName)[\\s>]");

    /** Names that only messages of the WCO have, before what they hold in JSON. */
    private static final Pattern OF_WCO_IN_JSON =
            Pattern.compile("\"(?:[\\w.-]{1,20}:)?(?:[gG]overnmentAgencyGoodsItem|[fF]unctionalReferenceI[dD])\"\\s*:");

    @Override
    public String name() {
        return "wco-xml";
    }

    @Override
    public String words() {
        return "declarations and responses of the WCO Data Model";
    }

    @Override
    public boolean recognises(byte[] start) {
        Optional<SafeXml.StartTag> opening = xml(start).opening(start);
        if (opening.isEmpty()) {
            return false;
        }
        String name = opening.get().name();
        return name.regionMatches(true, 0, "inventoryLinking", 0, 16)
                || OF_WCO.matcher(text(start)).find()
                || OF_WCO_IN_JSON.matcher(text(start)).find();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, START);
        buffered.mark(START);
        byte[] start = buffered.readNBytes(START);
        buffered.reset();
        long[] ordinal = {0};
        xml(start).read(buffered, piece -> {
            switch (piece) {
                case XmlPiece.Tree tree -> hand(tree, ordinal, sink);
                case XmlPiece.Broken broken -> sink.accept(broken.unreadable(++ordinal[0]));
            }
        });
    }

    private void hand(XmlPiece.Tree tree, long[] ordinal, Consumer<ReadResult> sink) {
        List<WcoMessage> messages = WcoMessage.in(tree.root());
        if (messages.isEmpty()) {
            String reason = "holds neither a declaration nor a response";
            sink.accept(new UnreadableMessage(
                    ++ordinal[0], tree.original(), tree.root().path(), reason));
        }
        boolean first = true;
        for (WcoMessage message : messages) {
            Message read = message.read(name(), ++ordinal[0], tree.original());
            sink.accept(first ? read.with(tree.around()) : read);
            first = false;
        }
    }

    /** A reader that knows the wrapper at the start of this file, unless it wraps many: those are read one by one. */
    private static SafeXml xml(byte[] start) {
        Set<String> roots = new HashSet<>(ROOTS);
        String text = text(start);
        Optional<String> first = FIRST_TAG
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(Objects::nonNull)
                .findFirst();
        if (first.isPresent()
                && WRAPPER.matcher(first.get()).matches()
                && !SEVERAL.matcher(NOT_TAGS.matcher(text).replaceAll("")).find()) {
            roots.add(first.get());
        }
        return new SafeXml(roots, XmlMessageLimits.USUAL);
    }

    /** The start of a file as far as it is ASCII, in whatever encoding. */
    private static String text(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
