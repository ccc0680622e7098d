package org.tidewaiter.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a file that say in which encoding it is: those with bytes that ASCII does not have. */
public final class LinesBeyondAscii {
    private LinesBeyondAscii() {}

    /** The lines of a beginning that hold bytes beyond ASCII, without their ends; one that is cut off at its end is left out. */
    public static List<byte[]> of(byte[] head, boolean whole) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        boolean beyond = false;
        for (int i = 0; i <= head.length; i++) {
            boolean end = i == head.length;
            if (end || head[i] == '\n' || head[i] == '\r') {
                if (beyond && (!end || whole || lines.isEmpty())) {
                    lines.add(Arrays.copyOfRange(head, start, i));
                }
                start = i + 1;
                beyond = false;
            } else {
                beyond |= head[i] < 0;
            }
        }
        return lines;
    }
}
