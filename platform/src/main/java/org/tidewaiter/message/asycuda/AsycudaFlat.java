package org.tidewaiter.message.asycuda;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;

/**
 * Flat exports of ASYCUDA's database: a row per item, or per tax line of an item, each with the general segment of its declaration
 * repeated, the HS code in up to five columns, codes and names side by side. Known by its header, whatever the delimiter and the
 * order of the columns. Rows of one registration (office, year, serial letter, number) that follow one another are one declaration,
 * so what the heading says counts once. Source: the tables SAD_GENERAL_SEGMENT, SAD_ITEM and SAD_TAX of ASYCUDA World, SAD_GEN,
 * SAD_ITM and SAD_TAX of ASYCUDA++, as published queries over them show.
 *
 * <p>A registration that comes again after another one began is refused: its declaration is handed over already, and taking the
 * rest as one of its own would replace it. Sort the file by registration.
 */
public final class AsycudaFlat implements MessageFormat {
    /** What is looked at for header, delimiter, and the way numbers and dates are written. */
    private static final int START = 1 << 18;

    @Override
    public String name() {
        return "asycuda-flat";
    }

    @Override
    public String words() {
        return "ASYCUDA's flat exports";
    }

    @Override
    public boolean recognises(byte[] start) {
        return FlatFile.of(start) != null;
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, START);
        buffered.mark(START);
        byte[] start = buffered.readNBytes(START);
        buffered.reset();
        FlatFile file = FlatFile.of(start);
        RawRows rows = new RawRows(FlatEncoding.characters(buffered, start));
        if (file == null) {
            String reason = "has no header with columns of a registration and of a tariff code";
            sink.accept(new UnreadableMessage(1, rows.rest(), "line 1", reason));
            return;
        }
        rows.header();
        new Groups(file, sink, name()).take(rows);
    }

    /** Gathers rows into declarations. */
    private static final class Groups {
        private final FlatFile file;
        private final Consumer<ReadResult> sink;
        private final String format;
        private final SeenKeys seen = new SeenKeys();
        private @Nullable FlatDeclaration open;
        private RawRows.@Nullable Row stray;
        private long ordinal;

        Groups(FlatFile file, Consumer<ReadResult> sink, String format) {
            this.file = file;
            this.sink = sink;
            this.format = format;
        }

        void take(RawRows rows) throws IOException {
            for (RawRows.Row row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = file.fields(row.text());
                String key = file.key(fields);
                if (fields.size() >= file.columns()) {
                    add(row, fields, key == null ? "" : key);
                } else if (open != null && open.named(fields)) {
                    open.add(row, fields);
                } else {
                    closeStray();
                    stray = row;
                }
            }
            closeStray();
            close();
        }

        /** A row too short to tell whose it is belongs to the declaration around it, or to none. */
        private void add(RawRows.Row row, List<String> fields, String key) {
            FlatDeclaration current = open;
            if (current == null || !current.key().equals(key)) {
                closeStray();
                close();
                current = new FlatDeclaration(file, key, row.line());
                open = current;
            } else if (stray != null) {
                current.add(stray, file.fields(stray.text()));
                stray = null;
            }
            current.add(row, fields);
        }

        private void closeStray() {
            RawRows.Row row = stray;
            stray = null;
            if (row != null) {
                close();
                FlatDeclaration alone = new FlatDeclaration(file, "", row.line());
                alone.add(row, file.fields(row.text()));
                sink.accept(alone.read(format, ++ordinal, false));
            }
        }

        private void close() {
            FlatDeclaration whole = open;
            open = null;
            if (whole != null) {
                sink.accept(whole.read(format, ++ordinal, !whole.key().isEmpty() && !seen.add(whole.key())));
            }
        }
    }
}
