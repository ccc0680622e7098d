package org.tidewaiter.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;
import org.tidewaiter.source.table.SheetUse;

/**
 * The content that a load brings and the way in which it is read, as the record of the load keeps them; by both the same content is
 * known again.
 *
 * @param name what the load is called in the list of loads: mostly the name of the file
 * @param nameInRefusals the source as a refusal names it
 * @param bytes its unpacked bytes
 * @param readAs how they are read
 * @param header the header of a table as it is written; empty for messages
 * @param sheets what becomes of the sheets of a workbook; empty for all else
 */
public record LoadedSource(
        String name, String nameInRefusals, Bytes bytes, MappingUsed readAs, String header, List<SheetUse> sheets) {
    /**
     * The bytes of a source.
     *
     * @param sha256 their SHA-256, in hexadecimal digits
     * @param size how many there are
     */
    public record Bytes(String sha256, long size) {
        /** The bytes of a table; of one that is made of others (Excel, JSON, Parquet) those of the original. */
        public static Bytes of(TableFile file, String sha256) {
            return new Bytes(
                    sha256, file.made() == null ? file.bytes() : file.made().bytes());
        }
    }

    /**
     * How a source is read.
     *
     * @param name the name of the mapping; for what has none, what it is read as, such as {@code events}
     * @param key the key of the mapping, the same for mappings that read alike; for what has none, its name
     * @param text the text of the mapping
     * @param proposed whether nobody gave the mapping: then content that any mapping has read before is known
     */
    public record MappingUsed(String name, String key, String text, boolean proposed) {
        /** Without a mapping that people write. */
        public static MappingUsed as(String name, String text) {
            return new MappingUsed(name, name, text, false);
        }
    }

    /** Keeps copies of the lists and maps that it is given. */
    public LoadedSource {
        sheets = List.copyOf(sheets);
    }

    /** The header of a table as its file writes it. */
    public static String header(TableFile file, Header header) {
        return header.names().stream()
                .map(file.dialect()::write)
                .collect(Collectors.joining(String.valueOf(file.dialect().delimiter())));
    }
}
