package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;

@Timeout(30)
class ReadAheadTest {
    @FunctionalInterface
    private interface Reading {
        void read(Consumer<ReadResult> sink) throws IOException;
    }

    @Test
    void messages_come_in_order_and_then_nothing() throws Exception {
        try (ReadAhead messages = ReadAhead.of(source(sink -> {
            for (int i = 1; i <= 1000; i++) {
                sink.accept(message(i));
            }
        }))) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(messages.next()).contains(message(i));
            }
            assertThat(messages.next()).isEmpty();
        }
    }

    @Test
    void what_reading_ended_with_comes_after_the_messages_before_it() throws Exception {
        try (ReadAhead messages = ReadAhead.of(source(sink -> {
            sink.accept(message(1));
            throw new IOException("the disk is gone");
        }))) {
            assertThat(messages.next()).contains(message(1));
            assertThatThrownBy(messages::next).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        }
    }

    @Test
    void closing_ends_a_reader_that_waits_for_room() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        ReadAhead messages = ReadAhead.of(source(sink -> {
            try {
                for (long i = 1; ; i++) {
                    sink.accept(message(i));
                }
            } finally {
                ended.countDown();
            }
        }));
        assertThat(messages.next()).isPresent();
        messages.close();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static UnreadableMessage message(long ordinal) {
        return new UnreadableMessage(ordinal, "original " + ordinal, "/", "is made for this test");
    }

    private static MessageSource source(Reading reading) {
        return new MessageSource() {
            @Override
            public String name() {
                return "made.xml";
            }

            @Override
            public String format() {
                return "none";
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public long bytesRead() {
                return 0;
            }

            @Override
            public void read(Consumer<ReadResult> sink) throws IOException {
                reading.read(sink);
            }

            @Override
            public String sha256() {
                return "";
            }
        };
    }
}
