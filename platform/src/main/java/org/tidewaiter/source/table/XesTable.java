package org.tidewaiter.source.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * A log of events in XES (IEEE 1849), as a table: a row an event, in the order of the file, with its attributes by their keys and those of its case
 * behind {@code case:}, as programs of process mining write such tables. Attributes within attributes, and lists, are not read, and that is told;
 * cases without events too. The file is read twice, because columns are known at its end only, and never kept in memory.
 */
final class XesTable {
    private static final String OF_CASE = "case:";

    private static final int COLUMNS = 1_000;

    private static final Set<String> ATTRIBUTES = Set.of("string", "date", "int", "float", "boolean", "id");

    private final String name;
    private final TableStyle writing;

    private long empty;
    private long outside;
    private final Set<String> nested = new LinkedHashSet<>();

    XesTable(String name, TableStyle writing) {
        this.name = name;
        this.writing = writing;
    }

    /** Takes an event's attributes; says whether it wants more. */
    private interface Sink {
        boolean take(Map<String, String> event) throws IOException;
    }

    ConvertedTable write(Path xes, Path to) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        long[] events = {0};
        each(xes, event -> {
            columns.addAll(event.keySet());
            refuseTooMany(columns);
            return ++events[0] < writing.rows();
        });
        if (columns.isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT, name + " is an event log (XES) without events", "give one whose cases have events");
        }
        List<String> notes = notes();
        try (RowsFile out = new RowsFile(to, writing)) {
            out.row(new ArrayList<>(columns));
            each(xes, event -> {
                out.row(columns.stream().map(c -> event.getOrDefault(c, "")).toList());
                return !out.isFull();
            });
        }
        return new ConvertedTable(1, List.of(), notes);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (empty > 0) {
            notes.add(empty + " cases of the log have no events, and no rows therefore");
        }
        if (outside > 0) {
            notes.add(outside + " events of the log stand outside of its cases");
        }
        if (!nested.isEmpty()) {
            notes.add("of the log's attributes these have others within them, which are not read: "
                    + String.join(", ", nested));
        }
        return notes;
    }

    private void refuseTooMany(Set<String> columns) {
        if (columns.size() > COLUMNS) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    name + " has more than " + COLUMNS + " different attributes",
                    "give a log whose events have the same attributes");
        }
    }

    private void each(Path file, Sink sink) throws IOException {
        empty = 0;
        outside = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            XMLStreamReader xml = Xml.open(in);
            for (boolean more = true; more && xml.hasNext(); ) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    more = topElement(xml, sink);
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private boolean topElement(XMLStreamReader xml, Sink sink) throws XMLStreamException, IOException {
        return switch (xml.getLocalName()) {
            case "log" -> true;
            case "trace" -> trace(xml, sink);
            case "event" -> {
                outside++;
                yield sink.take(event(xml));
            }
            default -> {
                skip(xml);
                yield true;
            }
        };
    }

    /** The events of a case; attributes of the case count for all of them, wherever they stand among them. */
    private boolean trace(XMLStreamReader xml, Sink sink) throws XMLStreamException, IOException {
        Map<String, String> of = new LinkedHashMap<>();
        List<Map<String, String>> events = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (xml.getLocalName().equals("event")) {
                    events.add(event(xml));
                } else {
                    attribute(xml, OF_CASE, of);
                }
            }
        }
        empty += events.isEmpty() ? 1 : 0;
        for (Map<String, String> event : events) {
            Map<String, String> whole = new LinkedHashMap<>(of);
            whole.putAll(event);
            if (!sink.take(whole)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> event(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                attribute(xml, "", attributes);
            }
        }
        return attributes;
    }

    /** Takes an attribute, and leaves the reader at its end. */
    private void attribute(XMLStreamReader xml, String prefix, Map<String, String> to) throws XMLStreamException {
        String key = prefix + Xml.attribute(xml, "key");
        if (prefix.isEmpty() && key.startsWith(OF_CASE)) {
            skip(xml); // an event cannot say of which case it is: it stands in one
            nested.add(key);
            return;
        }
        if (ATTRIBUTES.contains(xml.getLocalName())) {
            to.put(key, Xml.attribute(xml, "value"));
            if (skip(xml)) {
                nested.add(key);
            }
        } else {
            skip(xml);
            nested.add(key);
        }
    }

    /** Moves to the end of the element that was just begun; says whether others stood within. */
    private static boolean skip(XMLStreamReader xml) throws XMLStreamException {
        boolean within = false;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    within = true;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return within;
    }

    private TidewaiterException broken(XMLStreamException e) {
        return new TidewaiterException(
                Kind.INPUT,
                name + " is an event log (XES) that breaks off or is no XML at line "
                        + (e.getLocation() == null ? "?" : e.getLocation().getLineNumber()),
                "write it again, or mend it there",
                e);
    }
}
