package org.tidewaiter.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds lines of separated values as bytes: no {@code String} for a number, of which a year has a hundred million. */
final class Text {
    private final byte separator;
    private byte[] bytes = new byte[1 << 16];
    private int size;
    private boolean lineBegins = true;

    /** Lines whose values are separated by {@code separator}. */
    Text(char separator) {
        this.separator = (byte) separator;
    }

    byte[] taken() {
        return Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    /** What was written from a place on. */
    byte[] from(int place) {
        return Arrays.copyOfRange(bytes, place, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void begin(int length) {
        room(length + 1);
        if (!lineBegins) {
            bytes[size++] = separator;
        }
        lineBegins = false;
    }

    /** Puts what was written before behind what is there: whole values of the same line. */
    Text raw(byte[] values) {
        begin(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    Text put(String value) {
        boolean plain = true;
        boolean quote = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            plain &= c < 0x80;
            quote |= c == separator || c == '"' || c == '\n';
        }
        String text = quote ? '"' + value.replace("\"", "\"\"") + '"' : value;
        if (plain) {
            begin(text.length());
            for (int i = 0; i < text.length(); i++) {
                bytes[size++] = (byte) text.charAt(i);
            }
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            begin(utf8.length);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }
        return this;
    }

    Text none() {
        begin(0);
        return this;
    }

    Text put(long value) {
        begin(20);
        digits(value);
        return this;
    }

    /** A number of so many decimals, given as a whole number of its last place; zeros at its end are left out. */
    Text decimal(long value, int decimals) {
        long scaled = value;
        int places = decimals;
        while (places > 0 && scaled % 10 == 0) {
            scaled /= 10;
            places--;
        }
        begin(24);
        long power = 1;
        for (int i = 0; i < places; i++) {
            power *= 10;
        }
        digits(scaled / power);
        if (places > 0) {
            bytes[size++] = '.';
            long rest = scaled % power;
            for (long p = power / 10; p > 0; p /= 10) {
                bytes[size++] = (byte) ('0' + rest / p % 10);
            }
        }
        return this;
    }

    /** A moment as 2024-03-05T10:22:31, or nothing where it is 0 or not before {@code until}. */
    Text time(long second, long until) {
        if (second == 0 || second >= until) {
            return none();
        }
        begin(20);
        date(Math.floorDiv(second, 86_400L));
        long s = Math.floorMod(second, 86_400L);
        bytes[size++] = 'T';
        two(s / 3600);
        bytes[size++] = ':';
        two(s / 60 % 60);
        bytes[size++] = ':';
        two(s % 60);
        return this;
    }

    /** A day, given in days since 1970, as 05/03/2024. */
    Text dayMonthYear(long epochDay) {
        java.time.LocalDate date = java.time.LocalDate.ofEpochDay(epochDay);
        begin(10);
        two(date.getDayOfMonth());
        bytes[size++] = '/';
        two(date.getMonthValue());
        bytes[size++] = '/';
        digits(date.getYear());
        return this;
    }

    private void date(long epochDay) {
        java.time.LocalDate date = java.time.LocalDate.ofEpochDay(epochDay);
        digits(date.getYear());
        bytes[size++] = '-';
        two(date.getMonthValue());
        bytes[size++] = '-';
        two(date.getDayOfMonth());
    }

    private void two(long value) {
        bytes[size++] = (byte) ('0' + value / 10);
        bytes[size++] = (byte) ('0' + value % 10);
    }

    private void digits(long value) {
        if (value >= 10) {
            digits(value / 10);
        }
        bytes[size++] = (byte) ('0' + value % 10);
    }

    Text end() {
        room(1);
        bytes[size++] = '\n';
        lineBegins = true;
        return this;
    }

    void clear() {
        size = 0;
        lineBegins = true;
    }
}
